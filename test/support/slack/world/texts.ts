/** What Slack reads as more than text: mentions, dates and links, each with a label or without. */
const CONTROL = /(<(?:[@#]\w+|![^<>|]+|(?:https?:\/\/|mailto:|tel:)[^<>|\s]+)(?:\|[^<>]*)?>)/;
/** A full stop or a comma after a link is none of it. */
const LINK = /(https?:\/\/[^\s<>|"]*[^\s<>|".,;:!?)])/;

/** How Slack stores text: what is neither an entity nor a control sequence is escaped. */
export function storedText(text: string): string {
  return eachPart(text, CONTROL, (control) => control, escapeLoose);
}

/** What a person types: nothing of it is a control sequence, and links become links. */
export function typedText(text: string): string {
  return eachPart(text, LINK, (url) => `<${escapeTyped(url)}>`, escapeTyped);
}

export const escapeTyped = (text: string): string => escapeAngles(text.replaceAll('&', '&amp;'));

export function linksIn(text: string): readonly string[] {
  return text.match(new RegExp(LINK, 'g')) ?? [];
}

function escapeLoose(text: string): string {
  return escapeAngles(text.replace(/&(?!(amp|lt|gt);)/g, '&amp;'));
}

const escapeAngles = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Splitting by a pattern in brackets leaves what matches at the odd places. */
function eachPart(
  text: string,
  pattern: RegExp,
  matching: (part: string) => string,
  other: (part: string) => string,
): string {
  return text
    .split(pattern)
    .map((part, index) => (index % 2 === 1 ? matching(part) : other(part)))
    .join('');
}
