import { SourceError } from '../../core/errors.ts';
import { notUnderstood } from './failure.ts';
import { type ArxivFeed, parseFeed } from './parse-feed.ts';
import type { ArxivEntry } from './schema.ts';

/** A body, told apart: papers, or the wish that Paperboy would ask less. */
export type ArxivAnswer =
  | { readonly kind: 'feed'; readonly feed: ArxivFeed }
  | { readonly kind: 'throttled' };

const THROTTLED = /\brate\b.{0,20}\bexceeded\b|\btoo many requests\b|\bthrottl|\bslow down\b/i;
const PAGE = /^<(?:!doctype\s+html|html|head|body)\b/i;
const OTHER_ENCODING = /^<\?xml[^>]{0,100}\bencoding\s*=\s*["'](?!utf-8["'])/i;

/** A notice is a line; in a longer text such words stand in some paper's abstract. */
const LONGEST_NOTICE = 300;

/** What arXiv complains of in a question; everything else that it calls an error will pass. */
const COMPLAINT = /\bincorrect id\b|\bmalformed\b|\bmust be\b|\binvalid\b|\bmissing\b/i;

/** Throws SourceError for what is neither. */
export async function readAnswer(bytes: Uint8Array): Promise<ArxivAnswer> {
  const text = decode(bytes).trim();
  if (text.length < LONGEST_NOTICE && THROTTLED.test(text)) return { kind: 'throttled' };
  if (PAGE.test(text)) {
    throw notUnderstood('is a web page: ARXIV_URL or a proxy leads to something else');
  }
  const feed = await parseFeed(text);
  const error = feed.entries.find(isError);
  if (!error) return { kind: 'feed', feed };
  const { summary = '' } = error;
  if (!COMPLAINT.test(summary)) return { kind: 'throttled' };
  throw new SourceError(
    `arXiv does not accept the question${quoted(summary)}. Look for a newer Paperboy.`,
    { retryable: false },
  );
}

/** Bytes that are no UTF-8 are refused: a guess would put wrong letters into names. */
function decode(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw notUnderstood('is not in UTF-8', cause);
  }
  if (OTHER_ENCODING.test(text)) throw notUnderstood('says that it is not in UTF-8');
  return text;
}

const isError = ({ id = '', title }: ArxivEntry): boolean =>
  title === 'Error' && /\/api\/errors\b|^$/.test(id);

/** arXiv's own words, where they are fit for a person. */
const quoted = (words: string): string => (/^[\w .,:/'-]{1,100}$/.test(words) ? ` (${words})` : '');
