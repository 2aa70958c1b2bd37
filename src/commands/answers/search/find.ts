import type { PaperId } from '../../../core/paper/identity.ts';
import type { Paper } from '../../../core/paper/model.ts';
import type { SearchResult } from '../../../core/ports/search-index.ts';
import { fuse } from '../../../core/search/fusion.ts';
import { isTitle } from '../../../core/search/query/is-title.ts';
import { mayFit } from '../../../core/search/query/matches.ts';
import type { WordsQuery } from '../../../core/search/query/model.ts';
import { createPassageFinder } from '../../../core/search/snippet.ts';
import type { CommandContext } from '../../context.ts';
import { type KnownPaper, knownPapers } from '../known-papers.ts';
import { askNetwork, type NetworkAnswer, recentFailure } from './ask-network.ts';
import { type Found, type FoundPaper, ofLibrary } from './memory.ts';

/** The library's list as far as it is fused with the network's, which is no longer. */
const WINDOW = 30;

/** A title that was typed stands among the library's first. */
const MOST_TITLES = 10;

/** Asks library and network at the same time. What the network finds is kept. */
export async function find(query: WordsQuery, context: CommandContext): Promise<Found> {
  const failure = recentFailure(context);
  const [library, first] = await Promise.all([
    context.search.search({ query, offset: 0, limit: WINDOW }),
    failure ?? askNetwork(query.text, context),
  ]);
  // Whoever would get nothing rather waits.
  const isLost = failure !== undefined && library.hits.length === 0;
  const answer = isLost ? await askNetwork(query.text, context) : first;
  const network = await keep(answer, query, context);
  return {
    papers: await fused(query, library, network, context),
    fromLibrary: library.hits.length,
    libraryHasMore: library.more,
    network: answer.outcome,
    ...(library.correction && { correction: library.correction }),
  };
}

/** The network knows no filters: what does not pass them is left out here. */
async function keep(
  { entries }: NetworkAnswer,
  query: WordsQuery,
  context: CommandContext,
): Promise<readonly KnownPaper[]> {
  const { papers, source, clock } = context;
  if (entries.length === 0) return [];
  await papers.put(source.name, entries, clock.now());
  const known = await knownPapers(
    context,
    entries.map(({ paper }) => paper.id),
  );
  return known.filter(({ paper, day, popularity }) =>
    mayFit(
      { paper, ...(day && { day }), ...(popularity && { upvotes: popularity.upvotes }) },
      query,
    ),
  );
}

async function fused(
  query: WordsQuery,
  { hits, correction }: SearchResult,
  network: readonly KnownPaper[],
  context: CommandContext,
): Promise<readonly FoundPaper[]> {
  const words = correction?.text ?? query.text;
  const found = new Map<PaperId, FoundPaper>([
    ...network.map(({ paper }) => [paper.id, ofNetwork(paper, words)] as const),
    ...hits.map((hit) => [hit.paperId, ofLibrary(hit)] as const),
  ]);
  const library = hits.map(({ paperId }) => paperId);
  // Nearness in meaning says nothing where people want another order.
  const others = query.sort === 'relevance' || library.length === 0 ? network : [];
  const order = fuse(
    library,
    others.map(({ paper }) => paper.id),
    await titled(words, library, context),
  );
  return order.flatMap((id) => found.get(id) ?? []);
}

const ofNetwork = ({ id, abstract }: Paper, words: string): FoundPaper => ({
  id,
  snippet: createPassageFinder([words])(abstract),
  why: [],
  origin: 'network',
});

async function titled(
  words: string,
  library: readonly PaperId[],
  { papers }: CommandContext,
): Promise<ReadonlySet<PaperId>> {
  const first = await papers.getMany(library.slice(0, MOST_TITLES));
  return new Set(
    [...first.values()].flatMap(({ id, title }) => (isTitle(words, title) ? [id] : [])),
  );
}
