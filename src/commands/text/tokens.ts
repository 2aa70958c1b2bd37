/** A word or a quoted phrase of a command's text, or a `key:value` pair. */
interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly key?: string;
  readonly value?: string;
}

/** What a text holds for a command that declares some keys. */
export interface LiftedText {
  /** Values of declared keys, without their quotes; of two with one key the last counts. */
  readonly pairs: ReadonlyMap<string, string>;
  /** The text without those pairs, otherwise as it was typed. */
  readonly rest: string;
}

/** A word of a text, or what stands after a declared key. */
export interface Word {
  /** Without its quotes; a quoted phrase is one word. */
  readonly text: string;
  readonly key?: string;
}

/** Phones write curly quotes, so those are quotes too. */
const TOKEN =
  /(?<key>[\p{L}\p{N}_-]+):(?<value>"[^"]*"|“[^”]*”|'[^']*'|[^\s"“']\S*)|"[^"]*"|“[^”]*”|\S+/gu;

const QUOTED = /^(?:"([^"]*)"|“([^”]*)”|'([^']*)')$/u;

/** Lifts declared pairs out of a text; whatever else looks like a pair is text. */
export function liftPairs(text: string, keys: readonly string[]): LiftedText {
  const tokens = toTokens(text);
  const isPair = ({ key }: Token): boolean => key !== undefined && keys.includes(key);
  const pairs = tokens
    .filter(isPair)
    .map(({ key = '', value = '' }) => [key, unquote(value)] as const);
  return {
    pairs: new Map(pairs),
    rest: cutOut(text, tokens.filter(isPair)),
  };
}

/** All words in their order; those of declared pairs know their key. */
export function splitWords(text: string, keys: readonly string[]): readonly Word[] {
  return toTokens(text).map(({ text: typed, key, value = '' }) =>
    key !== undefined && keys.includes(key)
      ? { key, text: unquote(value) }
      : { text: unquote(typed) },
  );
}

/** The words from a place on, up to the next key. */
export function runFrom(words: readonly Word[], at: number): readonly string[] {
  const end = words.findIndex(({ key }, index) => index > at && key !== undefined);
  return words.slice(at, end < 0 ? undefined : end).map(({ text }) => text);
}

/** All pairs of a text, whatever their keys. */
export function pairsIn(text: string): readonly (readonly [key: string, value: string])[] {
  return toTokens(text).flatMap(({ key, value = '' }) =>
    key === undefined ? [] : [[key, unquote(value)] as const],
  );
}

function toTokens(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].map(({ 0: found, index, groups }) => ({
    text: found,
    start: index,
    end: index + found.length,
    ...(groups?.key && { key: groups.key.toLowerCase() }),
    ...(groups?.value && { value: groups.value }),
  }));
}

function cutOut(text: string, tokens: readonly Token[]): string {
  const starts = [0, ...tokens.map((token) => token.end)];
  const ends = [...tokens.map((token) => token.start), text.length];
  const pieces = starts.map((start, index) => text.slice(start, ends[index]).trim());
  return pieces.filter(Boolean).join(' ');
}

function unquote(value: string): string {
  const [, straight, curly, single] = QUOTED.exec(value) ?? [];
  return straight ?? curly ?? single ?? value;
}
