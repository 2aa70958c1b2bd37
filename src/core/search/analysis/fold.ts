const ASCII = /^[\0-\x7f]*$/;

/** Letters that Unicode does not decompose. */
const BASE: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ŧ: 't' },
  ...{ æ: 'ae', œ: 'oe', ß: 'ss' },
};

/** How names are typed where the letter is missing: Schoelkopf, Aangstroem. */
const TYPED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** A lower-case word without diacritics. */
export function fold(word: string): string {
  if (ASCII.test(word)) return word;
  return word
    .replace(/[łøđðþħıŧæœß]/g, (letter) => BASE[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}

/** The other way to type a word with an umlaut, if it has one. */
export function transliterate(word: string): string | undefined {
  if (ASCII.test(word)) return undefined;
  const composed = word.normalize('NFC');
  const typed = composed.replace(/[äöüøå]/g, (letter) => TYPED[letter] ?? letter);
  return typed === composed ? undefined : fold(typed);
}
