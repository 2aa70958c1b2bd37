import type { Block, Message, Spans } from '../../../src/core/message/model.ts';
import type { Paper } from '../../../src/core/paper/model.ts';
import { findResidue } from '../residue.ts';
import type { Rendering } from './renderers.ts';
import { elementsOf } from './renderers.ts';

/** What a person would notice as left over, in any paragraph. */
export const residueIn = ({ seen }: Rendering): readonly string[] => seen.flatMap(findResidue);

/** Characters before an ellipsis that say where in the source it stands. */
const TRACE = 12;

/** What a cut may drop of the source before the space that ended the word. */
const WORD_END = /^[ ,;:.…·\-–—([{<"'“‘«/&`]*(?:\s|$)/;

/** Ellipses that do not stand at the end of a word of the source. */
export function wrongCuts({ seen }: Rendering, papers: readonly Paper[]): readonly string[] {
  const cuts = seen.flatMap((text) => {
    const squeezed = squeeze(text);
    return [...squeezed.matchAll(/…/g)].map(({ index }) =>
      squeezed.slice(Math.max(0, index - TRACE), index),
    );
  });
  if (cuts.length === 0) return [];
  const sources = papers.flatMap(textsOfPaper).map(toSource);
  return cuts
    .filter((trace) => !sources.some((source) => endsWord(source, trace)))
    .map((trace) => `cut after “${trace}”`);
}

const textsOfPaper = ({ title, abstract, summary = '', authors, keywords }: Paper) => [
  ...[title, abstract, summary],
  ...[...authors, ...keywords],
];

interface Source {
  readonly text: string;
  readonly squeezed: string;
  /** Where each code unit of `squeezed` stands in `text`. */
  readonly places: readonly number[];
}

function toSource(text: string): Source {
  const places = [...text.matchAll(/\S/g)].map(({ index }) => index);
  return { text, squeezed: squeeze(text), places };
}

function endsWord({ text, squeezed, places }: Source, trace: string): boolean {
  for (let at = squeezed.indexOf(trace); at >= 0; at = squeezed.indexOf(trace, at + 1)) {
    const rest = text.slice((places[at + trace.length - 1] ?? 0) + 1);
    if (rest.trimStart().startsWith('…') || WORD_END.test(rest)) return true;
  }
  return false;
}

/** What belongs to the character before it: no line may begin with it. */
const CONTINUES = /^(?:\p{M}|\u200D|\p{Emoji_Modifier}|[\u{E0020}-\u{E007F}])/u;

/** Lines that begin within what people see as one character, and halves of characters. */
export const splitCharacters = ({ raw }: Rendering): readonly string[] =>
  raw
    .split('\n')
    .map((line) => line.trimStart())
    .filter((line) => CONTINUES.test(line) || /\p{Cs}/u.test(line))
    .map((line) => `begins within a character: ${line.slice(0, 20)}`);

/** Texts of the message that can't be read, whole, in the rendering. */
export function leftOut({ seen }: Rendering, message: Message): readonly string[] {
  const all = squeeze(seen.join(''));
  return message.blocks
    .flatMap(textsOfBlock)
    .filter((text) => !all.includes(squeeze(text)))
    .map((text) => `not there in whole: ${text.slice(0, 60)}`);
}

/** Of an option's label, on every platform. */
const SHOWN_OF_OPTION = 40;

function textsOfBlock(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
      return [block.text];
    case 'text':
    case 'footnote':
      return textsOfSpans(block.spans);
    case 'rows':
      return block.rows.flatMap((row) => textsOfSpans([...row.title, ...row.detail]));
    case 'paper':
      return [block.title, block.summary, block.why ?? '', ...block.authors, ...block.keywords];
    case 'actions':
      return block.actions.map(({ label }) => label);
    case 'select':
      // What does not fit into a list to pick from stands in full above it.
      return block.options.map(({ label }) => label.slice(0, SHOWN_OF_OPTION));
    default:
      throw new Error(`no sample holds ${block.type}`);
  }
}

const textsOfSpans = (spans: Spans): readonly string[] =>
  spans.flatMap((span) => ('text' in span ? [span.text] : []));

/** Quotation marks within a quotation become single ones, so all of them are the same. */
const squeeze = (text: string): string => text.replace(/\s+/g, '').replace(/["“”‘’]/g, "'");

/** Elements and attributes beyond those of the harmless rendering, and addresses that run. */
export function injected(hostile: Rendering, harmless: Rendering): readonly string[] {
  try {
    const allowed = countOf(elementsOf(harmless.raw));
    const beyond = [...countOf(elementsOf(hostile.raw))]
      .filter(([element, count]) => count > (allowed.get(element) ?? 0))
      .map(([element]) => `beyond its own: <${element}>`);
    const running = [...hostile.raw.matchAll(/ (?:href|src)="(?!https?:\/\/)([^"]{0,40})/g)];
    return [...beyond, ...running.map(([, address]) => `leads to ${address}`)];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Marks beyond those of the harmless rendering, and addresses that run. */
export function marked(hostile: Rendering, harmless: Rendering): readonly string[] {
  const allowed = countOf(harmless.marks);
  return [...countOf(hostile.marks)]
    .filter(([mark, count]) => count > (allowed.get(mark) ?? 0))
    .map(([mark]) => `beyond its own: ${mark}`);
}

function countOf(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

const CONTROLS = /[^\P{Cc}\n]|[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** Characters that move a cursor, turn the direction or can't be seen. */
export const controlsIn = ({ raw }: Rendering): readonly string[] =>
  [...new Set(raw.match(CONTROLS))].map(
    (character) => `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
