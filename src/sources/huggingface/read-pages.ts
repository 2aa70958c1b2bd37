import { SourceError } from '../../core/errors.ts';
import type { ListOptions } from '../../core/ports/paper-source.ts';
import type { GetJson } from './http.ts';
import { notUnderstood, parseItems } from './parse-list.ts';

/** The most that a page may hold. */
export const PAGE_SIZE = 100;

/** Several times a busy month: a list that goes on further does not end. */
const MAX_PAGES = 50;

export type Query = Readonly<Record<string, string>>;

interface Page {
  readonly changed: true;
  readonly items: readonly unknown[];
  readonly hasNext: boolean;
  readonly validator?: string;
}

type PageAnswer = { readonly changed: false } | Page;

/**
 * All pages of a list, or none: a page that fails fails the list. Only page numbers are counted
 * up; the server's link is not followed. A list of several pages has no validator, because its
 * first page can stay the same while others change.
 */
export async function readPages(
  getJson: GetJson,
  path: string,
  query: Query,
  options: ListOptions,
): Promise<PageAnswer> {
  const first = await readPage(getJson, path, query, options);
  if (!first.changed || !first.hasNext) return first;
  const items = [...first.items];
  const { signal } = options;
  for (let number = 1; number < MAX_PAGES; number += 1) {
    const next = { ...query, p: String(number) };
    const page = await readPage(getJson, path, next, signal ? { signal } : {});
    // Without a validator nothing is unchanged; http.ts has made that an error.
    if (!page.changed) break;
    items.push(...page.items);
    if (!page.hasNext) return { changed: true, items, hasNext: false };
  }
  throw notUnderstood(`does not end after ${MAX_PAGES} pages`);
}

/** One page. One that is full may have another after it even when no link says so. */
export async function readPage(
  getJson: GetJson,
  path: string,
  query: Query,
  options: ListOptions,
): Promise<PageAnswer> {
  const answer = await getJson(path, { query, ...options });
  if (answer.kind === 'unchanged') return { changed: false };
  if (answer.kind === 'missing') {
    const message = `Hugging Face has no ${path} (404). Check HUGGINGFACE_URL.`;
    throw new SourceError(message, { retryable: false });
  }
  const { validator } = answer;
  const items = parseItems(answer.body);
  const hasNext = items.length > 0 && (answer.hasNext || items.length >= PAGE_SIZE);
  return { changed: true, items, hasNext, ...(validator && { validator }) };
}
