import { shorten } from './shorten.ts';
import { tidy } from './tidy.ts';
import { webAddress } from './web-address.ts';

/** What a link is to somebody who reads it. */
export type LinkReading =
  /** An address without words of its own. */
  | { readonly type: 'address'; readonly address: string }
  /** Words that lead somewhere. `lures`: they hold an address, and lead to another one. */
  | {
      readonly type: 'words';
      readonly words: string;
      readonly address: string;
      readonly lures: boolean;
    }
  /** Nothing that people can follow; `shown` is the address to read, if there is one to tell. */
  | { readonly type: 'dead'; readonly words: string; readonly shown: string };

/** Long enough to tell where an address leads. */
const SHOWN_ADDRESS = 120;

/** Reads a link of tidy words, to an address of at most so many characters. */
export function readLink(text: string, url: string, longest: number): LinkReading {
  const words = text.trim();
  const address = webAddress(url, longest);
  if (address === undefined) {
    const target = tidy(url).trim();
    return { type: 'dead', words, shown: target === words ? '' : shorten(target, SHOWN_ADDRESS) };
  }
  if (words === '' || webAddress(words, longest) === address) return { type: 'address', address };
  return { type: 'words', words, address, lures: /https?:\/\//i.test(words) };
}
