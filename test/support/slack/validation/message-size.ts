import { isRecord } from '../../discord/validation/form.ts';

const MOST = 12_000;
const PER_BLOCK = 100;

/**
 * Slack measures all blocks of a message together and tells nobody how. What people observed lies
 * between 11,300 and 13,300 characters of text, with about a hundred for each block around them.
 */
export function areTooLong(blocks: unknown): boolean {
  return Array.isArray(blocks) && blocks.length * PER_BLOCK + textIn(blocks) > MOST;
}

function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + textIn(one), 0);
  if (!isRecord(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (key === 'text' && typeof inner === 'string' ? inner.length : textIn(inner)),
    0,
  );
}
