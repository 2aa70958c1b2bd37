import { fold, transliterate } from '../analysis/fold.ts';

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

const wordsOf = (text: string): readonly string[] =>
  text.normalize('NFKC').toLowerCase().replace(/['’]/g, '').match(WORD) ?? [];

/**
 * Whether somebody may be called so: each word of the wanted name is one of theirs, in any order,
 * diacritics or not; an initial stands for every name that it begins.
 */
export function isNamed(name: string, wanted: string): boolean {
  const own = wordsOf(name);
  const asked = wordsOf(wanted);
  return asked.length > 0 && asked.every((word) => own.some((part) => isAlike(part, word)));
}

function isAlike(part: string, word: string): boolean {
  const own = formsOf(part);
  const asked = formsOf(word);
  const isInitial = part.length === 1 || word.length === 1;
  return own.some((form) =>
    asked.some((other) => (isInitial ? form.charAt(0) === other.charAt(0) : form === other)),
  );
}

function formsOf(word: string): readonly string[] {
  const typed = transliterate(word);
  return typed === undefined ? [fold(word)] : [fold(word), typed];
}

/** Whether an organization's name holds these words, next to each other. */
export function holdsName(organization: string, wanted: string): boolean {
  const inner = wordsOf(wanted).map(fold).join(' ');
  return inner !== '' && ` ${wordsOf(organization).map(fold).join(' ')} `.includes(` ${inner} `);
}
