import { removeInvisible } from './characters.ts';
import { decodeEntities } from './entities.ts';
import { removeTags } from './html.ts';
import { renderLatex } from './latex/render.ts';
import { joinLines, tidySpaces } from './lines.ts';
import { removeEmphasis } from './markdown.ts';
import { restoreCommands } from './stripped.ts';

/** Real texts settle after two or three rounds; only a text made to annoy needs more. */
const ROUNDS = 6;

/** Characters, several times those of any abstract; what goes on further was made to cost time. */
const LONGEST = 20_000;

/** A paper's title as one line of legible Unicode. Cleaning a clean title changes nothing. */
export function cleanTitle(raw: string): string {
  return clean(raw);
}

/**
 * An abstract or summary as one paragraph of legible Unicode: LaTeX, HTML, entities and line
 * breaks of the sources become the characters that people expect. Cleaning twice equals
 * cleaning once. What looks like a tag but is none of HTML's stays text: escaping is the
 * business of those who render.
 */
export function cleanAbstract(raw: string): string {
  return clean(raw);
}

/** Repeats the steps until nothing changes: what one uncovers, another may have to convert. */
function clean(whole: string): string {
  const raw = whole.slice(0, LONGEST);
  return settle(raw, ROUNDS) ?? settle(withoutMarkup(raw), ROUNDS) ?? withoutMarkup(raw).trim();
}

function settle(raw: string, rounds: number): string | undefined {
  let text = raw;
  for (let round = 0; round < rounds; round += 1) {
    const next = convert(text);
    if (next === text) return text;
    text = next;
  }
  return undefined;
}

function convert(raw: string): string {
  const lines = joinLines(removeInvisible(decodeEntities(raw)));
  return tidySpaces(renderLatex(restoreCommands(removeEmphasis(removeTags(lines)))));
}

/** The last resort for a text whose layers of markup never end: its letters and no markup. */
function withoutMarkup(raw: string): string {
  return raw.replace(/[^\p{L}\p{N} .,;:!?()]+/gu, ' ').replace(/ {2,}/g, ' ');
}
