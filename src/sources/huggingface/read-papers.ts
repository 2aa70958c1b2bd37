import type { PaperId } from '../../core/paper/identity.ts';
import type { SourceEntry } from '../../core/paper/model.ts';
import type { GetJson } from './http.ts';
import { notUnderstood, parseList } from './parse-list.ts';
import { readPage } from './read-pages.ts';
import { toEntry } from './to-entry.ts';

const MAX_QUERY = 250;
const MAX_RESULTS = 120;

/** Papers that fit a query, best first. Longer queries are cut to what Hugging Face takes. */
export async function search(
  getJson: GetJson,
  text: string,
  limit: number,
  signal?: AbortSignal,
): Promise<readonly SourceEntry[]> {
  // Half of a character that the cut went through would become a replacement character.
  const q = text
    .trim()
    .slice(0, MAX_QUERY)
    .replace(/[\uD800-\uDBFF]$/, '');
  if (!q) return [];
  const query = { q, limit: String(Math.min(Math.max(1, limit), MAX_RESULTS)) };
  const page = await readPage(getJson, '/api/papers/search', query, signal ? { signal } : {});
  return page.changed ? parseList(page.items).entries : [];
}

/** One paper by its id; undefined when Hugging Face does not have it. */
export async function readPaper(
  getJson: GetJson,
  id: PaperId,
  signal?: AbortSignal,
): Promise<SourceEntry | undefined> {
  const answer = await getJson(`/api/papers/${encodeURIComponent(id)}`, { signal });
  if (answer.kind !== 'json') return undefined;
  const entry = toEntry({ paper: answer.body }, { place: 'the paper' });
  if ('why' in entry) throw notUnderstood(`can't be read: the paper has ${entry.why}`);
  if (entry.paper.id !== id) throw notUnderstood(`is about ${entry.paper.id}, not ${id}`);
  return entry;
}
