import BetterSqlite3 from 'better-sqlite3';

export interface Query {
  readonly kind: string;
  readonly text: string;
}

const EACH = 10;

/** A command may have 2,000 characters. */
const LONGEST = 1_900;

const HOSTILE = [
  '"',
  '" OR 1=1 --',
  "'; drop table paper; --",
  'title:* NEAR(a b, 2) ^attention',
  'model* AND (NOT',
  '<script>alert(1)</script> learning',
  'the of and a in to',
  'a '.repeat(900),
  'x'.repeat(LONGEST),
  '🙂 \u202E 漢字 %_ \\ {agents}',
];

/** What people might type, from papers spread evenly over the library: always the same. */
export function toQueries(file: string): readonly Query[] {
  const papers = pickPapers(file, EACH * 5);
  const part = (index: number) => papers.slice(index * EACH, (index + 1) * EACH);
  const firstWords = (count: number) => (paper: Picked) =>
    longWords(paper.title).slice(0, count).join(' ');
  const from = (kind: string, index: number, toText: (paper: Picked) => string) =>
    part(index).map((paper) => ({ kind, text: toText(paper) }));
  return [
    ...from('one word', 0, firstWords(1)),
    ...from('two words', 1, firstWords(2)),
    ...from('five words', 2, firstWords(5)),
    ...from('a whole title', 3, ({ title }) => title),
    ...from('a pasted abstract', 4, ({ abstract }) => abstract.slice(0, LONGEST)),
    ...HOSTILE.map((text) => ({ kind: 'hostile', text })),
  ];
}

interface Picked {
  readonly title: string;
  readonly abstract: string;
}

const longWords = (title: string): readonly string[] => title.match(/\p{L}{4,}/gu) ?? ['model'];

function pickPapers(file: string, count: number): readonly Picked[] {
  const database = new BetterSqlite3(file, { readonly: true });
  try {
    const papers = database
      .prepare<[], Picked>("select title, abstract from paper where abstract <> '' order by id")
      .all();
    const step = Math.floor(papers.length / count);
    return papers.filter((_, index) => index % step === 0).slice(0, count);
  } finally {
    database.close();
  }
}
