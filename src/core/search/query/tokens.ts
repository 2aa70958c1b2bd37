/** A run of a query without spaces, or all that stands between quotation marks. */
export interface Token {
  /** As it was typed. */
  readonly text: string;
  /** It begins with a minus. */
  readonly isNegative: boolean;
  /** What stands before a colon, as it was typed. */
  readonly key?: string;
  /** What stands after that colon, without its quotes; undefined when a space follows it. */
  readonly value?: string;
  /** The words of a phrase. */
  readonly phrase?: string;
  /** After the minus, if there is one. */
  readonly word: string;
}

const PHRASE = '["“”„«][^"“”„«»]*["“”»]';

/** Phones write curly quotation marks, and a dash for a minus. */
const TOKEN = new RegExp(
  [
    '(?<minus>[-−–—]{1,2})?(?<word>',
    String.raw`(?<key>\p{L}+):(?<value>${PHRASE}|'[^'\n]*'|[^\s"“”„«]\S*)?`,
    String.raw`|(?<phrase>${PHRASE})|\S+)`,
  ].join(''),
  'gu',
);

const QUOTED = new RegExp(`^(?:${PHRASE}|'[^']*')$`, 'u');

/** All of a text but its spaces, in order. Any text has tokens, or none. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].map(({ 0: typed, groups = {} }) => {
    const { minus, word = '', key, value, phrase } = groups;
    return {
      text: typed,
      isNegative: minus !== undefined,
      word,
      ...(key && { key }),
      ...(value && { value: unquote(value) }),
      ...(phrase && { phrase: unquote(phrase) }),
    };
  });
}

const unquote = (text: string): string => (QUOTED.test(text) ? text.slice(1, -1).trim() : text);
