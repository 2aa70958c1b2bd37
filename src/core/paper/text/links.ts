/** Ends where markup begins; `\_` and the like are characters that LaTeX makes authors escape. */
const ADDRESS = String.raw`(?:[^\s{}<>"\\$|]|\\[_#%&~])`;
const DOMAIN = String.raw`(?<![\w.@/-])[\w.-]{1,60}\.(?:com|org|io|net|ai|edu|dev|co|me|ac|gov)/`;

const LINK_IN_TEXT = new RegExp(String.raw`(?:https?://|www\.|${DOMAIN})${ADDRESS}+`, 'gi');

const NAMELESS = /^(?:(?:this|the) )?(?:here|https? url|url|link|https? link)\.?$/i;

export function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$|^[\w-]+\.[\w.-]+\/\S*$/i.test(text);
}

/** How a link reads in plain text: its label and address, or the address where that says all. */
export function linkText(label: string, address: string): string {
  const text = label.trim();
  if (text === '' || NAMELESS.test(text) || isAddress(text)) return address;
  return `${text} (${address})`;
}

/** The links in running text, with or without their scheme. */
export function linksIn(text: string): Iterable<RegExpExecArray> {
  return /:\/\/|www\.|\.[A-Za-z]{2,3}\//.test(text) ? text.matchAll(LINK_IN_TEXT) : [];
}

/** Converts all of a text but the links in it. */
export function outsideLinks(text: string, convert: (part: string) => string): string {
  const parts: string[] = [];
  let from = 0;
  for (const match of linksIn(text)) {
    parts.push(convert(text.slice(from, match.index)), match[0]);
    from = match.index + match[0].length;
  }
  parts.push(convert(text.slice(from)));
  return parts.join('');
}
