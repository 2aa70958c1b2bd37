import { parseQuery } from '../../../src/core/search/query/parse.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { batchOf, idOf } from './library.ts';

export interface Verdict {
  readonly papers: number;
  readonly segments: number;
  /** What is wrong, a sentence each. */
  readonly wrongs: readonly string[];
}

const LOOKED_AT = 40;

/** Whether index and papers agree after the turns that were stored, before and after tending. */
export async function examine(storage: Storage, turns: number): Promise<Verdict> {
  const wrongs: string[] = [];
  const look = async (when: string) => {
    const status = await storage.searchUpkeep.status();
    if (!status.agrees) wrongs.push(`${when}: index and papers differ: ${JSON.stringify(status)}`);
    for (const wrong of await misfound(storage, turns)) wrongs.push(`${when}: ${wrong}`);
    return status;
  };
  await look('at start');
  await storage.searchUpkeep.tend();
  const { papers, segments, pending } = await look('after tending');
  if (pending > 0) wrongs.push(`${pending} papers still wait to be indexed`);
  return { papers, segments, wrongs };
}

/** Each paper of the last turns must be found by its own name, and by no earlier one. */
async function misfound(storage: Storage, turns: number): Promise<readonly string[]> {
  const wrongs: string[] = [];
  const some = [...batchOf(turns - 1), ...batchOf(Math.max(0, turns - 2))].slice(0, LOOKED_AT);
  for (const { paper } of some) {
    const name = /\bq[a-j]+x\d+\b/.exec(paper.title)?.[0] ?? '';
    const found = await search(storage, name);
    if (found.join() !== paper.id) wrongs.push(`${name} finds ${found.join() || 'nothing'}`);
    const former = name.replace(/x(\d+)$/, (_, telling) => `x${Number(telling) - 1}`);
    const stale = former.endsWith('x-1') ? [] : await search(storage, former);
    if (stale.length > 0) wrongs.push(`${former}, which is no longer told, finds ${stale.join()}`);
  }
  if (turns > 0 && (await search(storage, 'kite')).length === 0) wrongs.push('kite finds nothing');
  if ((await storage.papers.getMany([idOf(0)])).size === 0) wrongs.push('the first paper is gone');
  return wrongs;
}

async function search(storage: Storage, text: string): Promise<readonly string[]> {
  const query = parseQuery(`${text} exact:yes`, '2027-01-01');
  const { hits } = await storage.search.search({ query, limit: 10, offset: 0 });
  return hits.map(({ paperId }) => paperId);
}
