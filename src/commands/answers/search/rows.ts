import { footnote, plain } from '../../../core/message/build.ts';
import type { Block, Row, Spans } from '../../../core/message/model.ts';
import type { Match } from '../../../core/ports/search-index.ts';
import type { CommandContext } from '../../context.ts';
import { knownPapers } from '../known-papers.ts';
import { paperRow } from '../paper-row.ts';
import type { FoundPaper, NetworkOutcome } from './memory.ts';

/** Each paper with the passage that fits best, and where it is from when not all are from there. */
export async function foundRows(
  found: readonly FoundPaper[],
  context: CommandContext,
): Promise<readonly Row[]> {
  const known = await knownPapers(
    context,
    found.map(({ id }) => id),
  );
  const byId = new Map(found.map((paper) => [paper.id, paper]));
  const isMixed = found.some(({ origin }) => origin === 'library');
  return known.map((paper) => {
    const { snippet = [], why = [], origin } = byId.get(paper.paper.id) ?? {};
    const isForeign = isMixed && origin === 'network';
    const reason = isForeign ? `from ${context.source.label}` : whyFound(why, snippet);
    return paperRow(paper, reason ? [plain(reason)] : [], snippet);
  });
}

/** The passage shows what the abstract holds; keywords belong to it, and stand in no passage. */
function whyFound(why: readonly Match[], snippet: Spans): string {
  const isShown = snippet.some(({ type }) => type === 'match');
  return namedOnce(why)
    .filter(({ field, words }) => words.length > 0 && !(field === 'abstract' && isShown))
    .map(({ field, words }) => `${words.join(', ')} in the ${NAMES[field]}`)
    .join('; ');
}

/** Each word where it counts most: the fields come in that order. */
function namedOnce(why: readonly Match[]): readonly Match[] {
  return why.map(({ field, words }, index) => {
    const before = why.slice(0, index).flatMap((match) => match.words);
    return { field, words: words.filter((word) => !before.includes(word)) };
  });
}

const NAMES: Readonly<Record<Match['field'], string>> = {
  title: 'title',
  abstract: 'abstract or keywords',
  names: 'names',
};

/** What came from where, in a line. */
export function originOf(
  found: readonly FoundPaper[],
  network: NetworkOutcome,
  { source: { label } }: CommandContext,
): readonly Block[] {
  if (network.state === 'unasked') return [];
  if (network.state === 'failed') {
    return [footnote(plain(`From the library alone: ${label} could not be asked.`))];
  }
  const foreign = found.filter(({ origin }) => origin === 'network').length;
  const sentence =
    foreign === 0
      ? `From the library; ${label} was asked too.`
      : `${found.length - foreign} from the library, ${foreign} from ${label} alone.`;
  return [footnote(plain(sentence))];
}
