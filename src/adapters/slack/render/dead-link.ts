import type { LinkReading } from '../../../core/message/read-link.ts';

/** A link that nobody can follow, to read. */
export function deadLink({ words, shown }: Extract<LinkReading, { type: 'dead' }>): string {
  if (words === '') return shown;
  return shown === '' ? words : `${words} (${shown})`;
}
