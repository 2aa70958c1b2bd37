import { shorten } from '../../core/message/shorten.ts';
import { parsePaperId } from '../../core/paper/identity.ts';
import type { Paper } from '../../core/paper/model.ts';
import type { Choice } from '../../core/ports/chat-platform.ts';
import type { CommandContext } from '../context.ts';

const MOST = 25;
const LONGEST_LABEL = 100;

/** Papers by words of the title or the id; before anything is typed, those of the last edition. */
export async function completePapers(
  typed: string,
  context: CommandContext,
): Promise<readonly Choice[]> {
  if (typed === '') return (await lastEdition(context)).map(toChoice);
  const id = parsePaperId(typed);
  const found = await context.papers.suggest(id ?? typed, MOST);
  if (found.length > 0 || id === undefined) return found.map(toChoice);
  return [{ label: `arXiv ${id}`, value: id }];
}

async function lastEdition({ subscription, editions, papers }: CommandContext) {
  const [last] = subscription ? await editions.latest(subscription.id, 1) : [];
  const ids = last?.papers.map(({ paperId }) => paperId) ?? [];
  const known = await papers.getMany(ids);
  return ids.flatMap((id) => known.get(id) ?? []);
}

function toChoice({ id, title }: Paper): Choice {
  const after = ` (${id})`;
  return { label: `${shorten(title, LONGEST_LABEL - after.length)}${after}`, value: id };
}
