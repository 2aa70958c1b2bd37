import { person, plain } from '../../core/message/build.ts';
import { counted } from '../../core/message/counted.ts';
import type { Spans } from '../../core/message/model.ts';
import type { PaperId } from '../../core/paper/identity.ts';
import type { CommandContext } from '../context.ts';

const MOST_NAMED = 15;

/** How many of the team voted for a paper, and who: "3, from Ada, Ben and Cleo". */
export async function votersOf(
  id: PaperId,
  { votes, electorateOf, asker }: CommandContext,
): Promise<Spans> {
  const voters = await votes.voters(electorateOf(asker.channel), id);
  if (voters.length === 0) return [plain('none yet')];
  const named = voters.slice(0, MOST_NAMED).map((voter) => [person(voter)]);
  const others = voters.length - named.length;
  const all: readonly Spans[] = others > 0 ? [...named, [plain(counted(others, 'other'))]] : named;
  const spans = all.flatMap((part, index) => [...separator(index, all.length), ...part]);
  return [plain(`${voters.length}, from `), ...spans];
}

function separator(index: number, length: number): Spans {
  if (index === 0) return [];
  return [plain(index === length - 1 ? ' and ' : ', ')];
}
