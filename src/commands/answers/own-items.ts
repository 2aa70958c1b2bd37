import { assertNever } from '../../core/errors.ts';
import { emoji, link, plain } from '../../core/message/build.ts';
import type { Row, Spans } from '../../core/message/model.ts';
import { paperLinks } from '../../core/paper/identity.ts';
import type { Known } from '../../core/ports/stores/people.ts';
import { formatDay, localDate } from '../../core/schedule/dates.ts';
import type { CommandContext } from '../context.ts';

type Item = Known['items'][number];

/** What somebody left, each with what it is of, and since when. */
export async function ownItems(
  items: readonly Item[],
  { papers, zone }: CommandContext,
): Promise<readonly Row[]> {
  const known = await papers.getMany(items.flatMap(({ paperId }) => paperId ?? []));
  return items.map((item) => ({
    title: titleOf(item, known),
    detail: [...kindOf(item), plain(` · ${formatDay(localDate(item.at, zone))}`)],
  }));
}

function titleOf(
  { paperId }: Item,
  known: Awaited<ReturnType<CommandContext['papers']['getMany']>>,
) {
  if (paperId === undefined) return [plain('A message that shows no paper')];
  return [link(known.get(paperId)?.title ?? `arXiv ${paperId}`, paperLinks(paperId).abstract)];
}

function kindOf(item: Item): Spans {
  switch (item.kind) {
    case 'ballot':
      return [plain(`your vote by ${item.origin}`)];
    case 'reaction':
      return [plain('your reaction '), emoji(item.emoji)];
    case 'saved':
      return [plain('on your list')];
    default:
      return assertNever(item);
  }
}
