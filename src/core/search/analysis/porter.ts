/**
 * The stem of an English word by M. F. Porter, "An algorithm for suffix stripping", Program 14(3),
 * 1980, pp. 130-137, with the two departures of its author's own implementation (`bli` and `logi`).
 * Expects lower case; words with anything but the letters a to z stay as they are.
 */
export function porterStem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  const plural = withoutPlural(word);
  const simple = endingY(withoutEdOrIng(plural));
  const reduced = withoutSuffix(simple, DOUBLE_SUFFIXES, 0);
  const single = withoutSuffix(reduced, SINGLE_SUFFIXES, 0);
  return tidy(withoutSuffix(single, LAST_SUFFIXES, 1));
}

type Suffixes = readonly (readonly [suffix: string, replacement: string])[];

/** By their last letter: that of a word tells which of them to look at. */
function byLastLetter(suffixes: Suffixes): ReadonlyMap<string, Suffixes> {
  const groups = new Map<string, Suffixes>();
  for (const pair of suffixes) {
    const letter = pair[0].slice(-1);
    groups.set(letter, [...(groups.get(letter) ?? []), pair]);
  }
  return groups;
}

const DOUBLE_SUFFIXES = byLastLetter([
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log'],
]);

const SINGLE_SUFFIXES = byLastLetter([
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
]);

const LAST_SUFFIXES = byLastLetter(
  'ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic ou'
    .split(' ')
    .map((suffix) => [suffix, '']),
);

function isConsonant(word: string, at: number): boolean {
  const letter = word.charAt(at);
  if (letter === 'y') return at === 0 || !isConsonant(word, at - 1);
  return !'aeiou'.includes(letter);
}

/** Porter's m: how often a vowel is followed by a consonant. */
function measure(stem: string): number {
  let times = 0;
  let isAfterVowel = false;
  for (let at = 0; at < stem.length; at += 1) {
    const isVowel = !isConsonant(stem, at);
    if (isAfterVowel && !isVowel) times += 1;
    isAfterVowel = isVowel;
  }
  return times;
}

function hasVowel(stem: string): boolean {
  for (let at = 0; at < stem.length; at += 1) if (!isConsonant(stem, at)) return true;
  return false;
}

const endsDouble = (word: string): boolean =>
  word.length > 1 && word.at(-1) === word.at(-2) && isConsonant(word, word.length - 1);

function endsShort(word: string): boolean {
  const last = word.length - 1;
  if (last < 2 || 'wxy'.includes(word.charAt(last))) return false;
  return isConsonant(word, last) && !isConsonant(word, last - 1) && isConsonant(word, last - 2);
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function withoutEdOrIng(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = /(?:ed|ing)$/.exec(word)?.[0];
  if (ending === undefined || !hasVowel(word.slice(0, -ending.length))) return word;
  return mended(word.slice(0, -ending.length));
}

function mended(stem: string): string {
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (endsDouble(stem) && !/[lsz]$/.test(stem)) return stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

const endingY = (word: string): string =>
  word.endsWith('y') && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;

/** The longest suffix decides, whether its stem is long enough to lose it or not. */
function withoutSuffix(
  word: string,
  suffixes: ReadonlyMap<string, Suffixes>,
  longerThan: number,
): string {
  let [suffix, replacement]: readonly [string, string] = ['', ''];
  for (const pair of suffixes.get(word.charAt(word.length - 1)) ?? []) {
    if (pair[0].length > suffix.length && word.endsWith(pair[0])) [suffix, replacement] = pair;
  }
  const stem = word.slice(0, word.length - suffix.length);
  if (suffix === '' || measure(stem) <= longerThan) return word;
  return suffix === 'ion' && !/[st]$/.test(stem) ? word : stem + replacement;
}

function tidy(word: string): string {
  const stem = word.slice(0, -1);
  const long = measure(stem);
  const losesE = word.endsWith('e') && (long > 1 || (long === 1 && !endsShort(stem)));
  const bare = losesE ? stem : word;
  return bare.endsWith('ll') && measure(bare) > 1 ? bare.slice(0, -1) : bare;
}
