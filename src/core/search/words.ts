import { WORD } from './stem.ts';

/** Words of a query beyond these are left out: a pasted abstract still answers at once. */
const MAX_WORDS = 24;
const MAX_WORD_LENGTH = 64;

/**
 * Words that every text has: they rank nothing and cost time. Only left out when others remain.
 */
const STOP_WORDS = new Set(
  (
    'a an and are as at be been by can do does for from had has have how i in into is it its of on ' +
    'or our out over paper papers some such that the their them then there these they this to was ' +
    'we were what when where which who why will with would you your about'
  ).split(' '),
);

/** The words that a person searches for, each once, folded to lower case. */
export function queryWords(text: string): readonly string[] {
  const words = text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
  const unique = [...new Set(words.map((word) => word.slice(0, MAX_WORD_LENGTH)))];
  const telling = unique.filter((word) => !STOP_WORDS.has(word));
  return (telling.length > 0 ? telling : unique).slice(0, MAX_WORDS);
}
