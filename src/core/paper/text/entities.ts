import { NAMED_ENTITIES } from './entity-table.ts';
import { COMBINING_MARKS } from './latex/accent-table.ts';
import { GREEK } from './latex/symbol-table.ts';

/** However often a feed has escaped its ampersands, one reading gives the character. */
const ENTITY = /&(?:amp;)*(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([A-Za-z][A-Za-z\d]{1,12}));/g;

/** Entity suffixes that are named after an accent: `&eacute;`. */
const ACCENTS = new Map([
  ['acute', "'"],
  ['grave', '`'],
  ['circ', '^'],
  ['uml', '"'],
  ['tilde', '~'],
  ['cedil', 'c'],
  ['ring', 'r'],
  ['caron', 'v'],
]);

/** HTML's character references as characters; unknown names (`Q&A;`) stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return character(Number.parseInt(decimal, 10));
    if (hex !== undefined) return character(Number.parseInt(hex, 16));
    return (name === undefined ? undefined : named(name)) ?? whole;
  });
}

function character(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '';
}

function named(name: string): string | undefined {
  return NAMED_ENTITIES.get(name) ?? GREEK.get(name) ?? accented(name);
}

function accented(name: string): string | undefined {
  const mark = COMBINING_MARKS.get(ACCENTS.get(name.slice(1)) ?? '');
  return mark === undefined ? undefined : `${name.charAt(0)}${mark}`.normalize('NFC');
}
