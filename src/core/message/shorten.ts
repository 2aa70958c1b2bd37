const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How far back a cut may go to find the end of a word. */
const LATEST_PART = 0.6;

/** What must not stand before an ellipsis: it would promise something that does not come. */
const DANGLING = new Set(` ,;:.…·-–—([{<"'“‘«/&`);

/**
 * The text in at most `max` UTF-16 code units, the `…` that marks a cut included. Cuts after a
 * word where one ends in the last two fifths, and never within what people see as a character.
 */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  if (!(max >= 1)) return '';
  const room = Math.floor(max) - 1;
  const end = graphemes.segment(text).containing(room)?.index ?? 0;
  return `${withoutDangling(text.slice(0, wordEnd(text, end)))}…`;
}

/** The end of the last whole word before a position, or the position when none is near. */
function wordEnd(text: string, end: number): number {
  if (/\s/.test(text.charAt(end))) return end;
  const space = text.lastIndexOf(' ', end - 1);
  return space > 0 && space >= end * LATEST_PART ? space : end;
}

function withoutDangling(text: string): string {
  let end = text.length;
  while (end > 0 && (DANGLING.has(text.charAt(end - 1)) || /\s/.test(text.charAt(end - 1)))) {
    end -= 1;
  }
  return text.slice(0, end);
}
