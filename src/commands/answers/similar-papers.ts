import type { PaperId } from '../../core/paper/identity.ts';
import type { Paper } from '../../core/paper/model.ts';
import type { Person } from '../../core/ports/chat-platform.ts';
import type { SearchHit } from '../../core/ports/search-index.ts';
import { isTitle } from '../../core/search/query/is-title.ts';
import { withSecondOpinion } from '../../core/search/second-opinion.ts';
import type { CommandContext } from '../context.ts';

/** As many as people look at, and some that votes may lift among them. */
const MOST = 40;

/** What is like a paper, most alike first: by content, with the team's votes as second opinion. */
export async function similarPapers(
  paper: Paper,
  context: CommandContext,
): Promise<readonly SearchHit[]> {
  const hits = await others(paper, context);
  const ids = hits.map(({ paperId }) => paperId);
  const { votes, electorateOf, asker } = context;
  const electorate = electorateOf(asker.channel);
  const tally = await votes.tally(electorate, [paper.id, ...ids]);
  // Nobody's votes say anything where nobody voted for the paper itself.
  const voted = tally.has(paper.id) ? [paper.id, ...ids].filter((id) => tally.has(id)) : [];
  const voters = new Map(
    await Promise.all(
      voted.map(
        async (id): Promise<[PaperId, readonly string[]]> => [
          id,
          (await votes.voters(electorate, id)).map(nameOf),
        ],
      ),
    ),
  );
  const order = withSecondOpinion(ids, voters.get(paper.id) ?? [], voters);
  return order.flatMap((id) => hits.find(({ paperId }) => paperId === id) ?? []);
}

const nameOf = ({ platform, id }: Person): string => `${platform}:${id}`;

/** A paper that came to arXiv twice, under two ids, is not like itself. */
async function others(
  { id, title }: Paper,
  { search, papers }: CommandContext,
): Promise<readonly SearchHit[]> {
  const hits = await search.similar(id, MOST);
  const known = await papers.getMany(hits.map(({ paperId }) => paperId));
  return hits.filter(
    ({ paperId }) => paperId !== id && !isTitle(title, known.get(paperId)?.title ?? ''),
  );
}
