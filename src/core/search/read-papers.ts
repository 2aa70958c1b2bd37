import type { PaperId } from '../paper/identity.ts';
import type { Paper } from '../paper/model.ts';
import type { SearchPaperStore } from '../ports/stores/search-papers.ts';

/** Papers read at a time: a few milliseconds. */
const AT_ONCE = 200;

/** Reads papers in the order of their identifiers given, those that are known. */
export async function readPapers(
  papers: SearchPaperStore,
  ids: readonly PaperId[],
  pause: () => Promise<void>,
): Promise<readonly Paper[]> {
  const found: Paper[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = await papers.getMany(ids.slice(from, from + AT_ONCE));
    found.push(...some.values());
    await pause();
  }
  return found;
}

/** Reads so many papers after an identifier, in order; fewer where there are no more. */
export async function readPapersAfter(
  papers: SearchPaperStore,
  after: PaperId,
  count: number,
  pause: () => Promise<void>,
): Promise<readonly Paper[]> {
  const found: Paper[] = [];
  while (found.length < count) {
    const most = Math.min(AT_ONCE, count - found.length);
    const some = await papers.after(found.at(-1)?.id ?? after, most);
    found.push(...some);
    if (some.length < most) break;
    await pause();
  }
  return found;
}
