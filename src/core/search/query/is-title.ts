import { normalise } from '../analysis/normalise.ts';

/** Whether a text is a title, as people type or paste it. */
export function isTitle(text: string, title: string): boolean {
  const typed = bare(text);
  return typed !== '' && typed === bare(title);
}

const bare = (text: string): string =>
  normalise(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
