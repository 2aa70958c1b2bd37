import type { PaperId } from '../../core/paper/identity.ts';
import type { Paper } from '../../core/paper/model.ts';
import type { CommandContext } from '../context.ts';
import { askSource } from './ask-source.ts';

/**
 * The library's paper of this id; an unknown one is asked of the source within a time (ms), and
 * kept. Undefined when there is none; throws SourceError when the source does not answer.
 */
export async function paperById(
  id: PaperId,
  budgetMs: number,
  { papers, source, clock }: CommandContext,
): Promise<Paper | undefined> {
  const known = await papers.get(id);
  if (known) return known;
  const entry = await askSource(budgetMs, (signal) => source.paper(id, signal));
  if (!entry) return undefined;
  await papers.put(source.name, [entry], clock.now());
  return (await papers.get(id)) ?? entry.paper;
}
