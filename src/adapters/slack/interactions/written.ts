/** Where people's words and addresses stand in messages, blocks and attachments. */
const TEXTS = new Set([
  'text',
  'url',
  'title',
  'title_link',
  'from_url',
  'original_url',
  'fallback',
]);

/** Deeper than Slack's blocks go; what comes from outside has no end of its own. */
const DEEPEST = 12;

/**
 * All that a message says and links to: a link may stand only in a preview or in a block (as in
 * Paperboy's own messages).
 */
export function writtenIn(message: unknown): string {
  return [...textsIn(message, DEEPEST)].join('\n');
}

function* textsIn(value: unknown, depth: number): Iterable<string> {
  if (typeof value !== 'object' || value === null || depth === 0) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== 'string') yield* textsIn(inner, depth - 1);
    else if (TEXTS.has(key)) yield inner.replace(/[<>|]/g, ' ').replaceAll('&amp;', '&');
  }
}
