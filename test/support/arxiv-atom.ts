import type { ArxivPaper } from './arxiv-papers.ts';

/** Texts as XML takes them. */
const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const HEAD = `<?xml version='1.0' encoding='UTF-8'?>\n`;
const NAMESPACES =
  'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" ' +
  'xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom"';

export interface Page {
  readonly entries: readonly string[];
  readonly total: number;
  readonly start: number;
  readonly most: number;
}

/** An answer of the query API. */
export const queryDocument = ({ entries, total, start, most }: Page): string =>
  `${HEAD}<feed ${NAMESPACES}>
  <id>https://arxiv.org/api/made-up</id>
  <title>arXiv Query: made up</title>
  <updated>2026-08-21T12:00:00Z</updated>
  <opensearch:itemsPerPage>${most}</opensearch:itemsPerPage>
  <opensearch:totalResults>${total}</opensearch:totalResults>
  <opensearch:startIndex>${start}</opensearch:startIndex>
${entries.join('\n')}
</feed>`;

/** What arXiv answers to a question that it does not like. */
export const errorDocument = (summary: string): string =>
  queryDocument({
    entries: [
      `<entry><id>https://arxiv.org/api/errors#made_up</id><title>Error</title>
      <summary>${escapeXml(summary)}</summary><author><name>arXiv api core</name></author></entry>`,
    ],
    ...{ total: 1, start: 0, most: 1 },
  });

/** A paper as the query API has it. */
export function queryEntry(paper: ArxivPaper): string {
  const { id, version = 1, categories, comment, published, updated = published } = paper;
  return `  <entry>
    <id>http://arxiv.org/abs/${id}v${version}</id>
    <title>${escapeXml(paper.title)}</title>
    <updated>${updated}</updated>
    <link href="https://arxiv.org/abs/${id}v${version}" rel="alternate" type="text/html"/>
    <summary>${escapeXml(paper.abstract)}</summary>
${categories.map((term) => `    <category term="${term}" scheme="http://arxiv.org/schemas/atom"/>`).join('\n')}
    <published>${published}</published>
${comment === undefined ? '' : `    <arxiv:comment>${escapeXml(comment)}</arxiv:comment>`}
    <arxiv:primary_category term="${categories[0]}"/>
${paper.authors.map((name) => `    <author><name>${escapeXml(name)}</name></author>`).join('\n')}
  </entry>`;
}

/** A day's announcements; the offset is New York's. */
export const feedDocument = (papers: readonly ArxivPaper[], day: string, offset: string): string =>
  `${HEAD}<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/2005/Atom" xml:lang="en-us">
  <id>http://rss.arxiv.org/atom/made-up</id>
  <title>made-up updates on arXiv.org</title>
  <updated>${day}T00:30:00${offset}</updated>
${papers.map((paper) => feedEntry(paper, day, offset)).join('\n')}
</feed>`;

function feedEntry(paper: ArxivPaper, day: string, offset: string): string {
  const { id, version = 1, announced = {} } = paper;
  const type = announced[day] ?? 'new';
  return `  <entry>
    <id>oai:arXiv.org:${id}v${version}</id>
    <title>${escapeXml(paper.title)}</title>
    <updated>${day}T00:30:00${offset}</updated>
    <link href="https://arxiv.org/abs/${id}" rel="alternate" type="text/html"/>
    <summary>arXiv:${id}v${version} Announce Type: ${type} \nAbstract: ${escapeXml(paper.abstract)}</summary>
${paper.categories.map((term) => `    <category term="${term}"/>`).join('\n')}
    <published>${day}T00:00:00${offset}</published>
    <arxiv:announce_type>${type}</arxiv:announce_type>
    <dc:creator>${escapeXml(paper.authors.join(', '))}</dc:creator>
  </entry>`;
}
