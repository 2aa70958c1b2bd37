import type { Extent } from '../../../core/message/fit/extent.ts';
import { fitTexts } from '../../../core/message/fit/fit-texts.ts';
import { type Size, withPlaces } from '../../../core/message/fit/places.ts';
import { isText } from '../../../core/message/fit/text-part.ts';
import { LIMITS } from '../limits.ts';
import { bytesOf, countOf, type Inner, type TextDisplay } from './components.ts';
import { small } from './markdown.ts';
import { display, markdownPart, type Other, type Part } from './part.ts';

/** What there is for the parts of a message, its frame taken off. */
export interface Space {
  readonly components: number;
  readonly bytes: number;
}

/** What buttons, selects and pictures may take of a message's bytes; texts have the rest. */
const MOST_BYTES = 7500;

const NOTHING = display('There is nothing to show here.');
const REST_LEFT_OUT = display(small('There is no room for the rest in one message.'));

/**
 * The parts as components that Discord takes. Texts become shorter before any is left out, and
 * whatever is left out is said.
 */
export function arrange(parts: readonly Part[], { components, bytes }: Space): readonly Inner[] {
  const placed = withPlaces(parts, {
    places: components,
    most: { characters: 0, stored: MOST_BYTES },
    sizeOf,
    toNote: (sentence) => markdownPart(() => small(sentence)),
  });
  const others = placed.filter((part) => !isText(part));
  const ofTexts = bytes - others.reduce((sum, part) => sum + bytesOf(part), 0);
  const shown = fitTexts(placed, {
    whole: { characters: LIMITS.displayedText, stored: ofTexts },
    extentOf,
    restLeftOut: REST_LEFT_OUT,
  });
  const count = shown.reduce((sum, component) => sum + countOf(component), 0);
  if (count > components) return mergeTexts(shown);
  return shown.some(({ type }) => type !== 14) ? shown : [NOTHING];
}

const sizeOf = (part: Other): Size => ({
  places: countOf(part),
  characters: 0,
  stored: bytesOf(part),
  items: itemsOf(part),
});

function itemsOf(part: Other): number {
  if (part.type === 14) return 0;
  return part.type === 1 ? part.components.length : 1;
}

/** One character more is for the line break to the next text, should they become one. */
const extentOf = (text: TextDisplay): Extent => ({
  characters: text.content.length + 1,
  stored: bytesOf(text),
});

/** Texts that follow each other, as one. */
function mergeTexts(components: readonly Inner[]): readonly Inner[] {
  const merged: Inner[] = [];
  for (const component of components) {
    const last = merged.at(-1);
    if (last?.type === 10 && component.type === 10) {
      merged[merged.length - 1] = display(`${last.content}\n${component.content}`);
    } else merged.push(component);
  }
  return merged;
}
