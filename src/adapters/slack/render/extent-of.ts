import type { KnownBlock } from '@slack/types';
import type { Extent } from '../../../core/message/fit/extent.ts';

/** What a block takes beside its texts. */
const PER_BLOCK = 100;
/** Slack adds an id to each block, and what we leave out of it. */
const ADDED = 60;

/** What a block takes of its message, near enough: see the limits. */
export function extentOf(block: KnownBlock): Extent {
  const json = JSON.stringify(block);
  // Slack keeps these as entities.
  const entities = json.match(/[&<>]/g)?.length ?? 0;
  return { characters: textsIn(block) + PER_BLOCK, stored: json.length + entities * 4 + ADDED };
}

const TEXTS: ReadonlySet<string> = new Set(['text', 'alt_text', 'fallback']);

function textsIn(value: unknown, name = ''): number {
  if (typeof value === 'string') return TEXTS.has(name) ? value.length : 0;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, inner]) => sum + textsIn(inner, key), 0);
}
