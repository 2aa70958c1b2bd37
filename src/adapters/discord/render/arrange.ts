import { LIMITS } from '../limits.ts';
import { bytesOf, countOf, type Inner, type TextDisplay } from './components.ts';
import { small } from './markdown.ts';
import type { Part, TextPart } from './part.ts';
import { withPlaces } from './places.ts';
import { type Room, roomFor } from './room.ts';

/** What there is for the parts of a message, its frame taken off. */
export interface Space {
  readonly components: number;
  readonly bytes: number;
}

const display = (content: string): TextDisplay => ({ type: 10, content });

const NOTHING = display('There is nothing to show here.');
const REST_LEFT_OUT = display(small('There is no room for the rest in one message.'));

/**
 * The parts as components that Discord takes. Texts become shorter before any is left out, and
 * whatever is left out is said.
 */
export function arrange(parts: readonly Part[], { components, bytes }: Space): readonly Inner[] {
  const placed = withPlaces(parts, components);
  const others = placed.filter((part) => part.type !== 'text');
  const ofTexts = bytes - others.reduce((sum, part) => sum + bytesOf(part), 0);
  const shown = writeTexts(placed, { characters: LIMITS.displayedText, bytes: ofTexts });
  const count = shown.reduce((sum, component) => sum + countOf(component), 0);
  if (count > components) return mergeTexts(shown);
  return shown.some(({ type }) => type !== 14) ? shown : [NOTHING];
}

interface Left {
  readonly characters: number;
  readonly bytes: number;
}

/** One character more is for the line break to the next text, should they become one. */
const after = ({ characters, bytes }: Left, text: TextDisplay): Left => ({
  characters: characters - text.content.length - 1,
  bytes: bytes - bytesOf(text),
});

const isEnough = ({ characters, bytes }: Left): boolean => characters >= 0 && bytes >= 0;

/** Every text in as much room as there is. */
function writeTexts(parts: readonly Part[], whole: Left): readonly Inner[] {
  const texts = parts.filter((part) => part.type === 'text');
  const fits = (room: Room) =>
    isEnough(texts.reduce((left, text) => after(left, display(text.write(room))), whole));
  const room = roomFor(fits);
  return fits(room) ? written(parts, room) : firstWritten(parts, room, whole);
}

function written(parts: readonly Part[], room: Room): readonly Inner[] {
  const components = parts.map((part) => (part.type === 'text' ? display(part.write(room)) : part));
  return components.filter((component) => component.type !== 10 || component.content !== '');
}

/** The texts for which the least room is enough, in order, and that they are not all. */
function firstWritten(parts: readonly Part[], room: Room, whole: Left): readonly Inner[] {
  let left = after(whole, REST_LEFT_OUT);
  const hasRoom = (text: TextPart): boolean => {
    const then = after(left, display(text.write(room)));
    if (isEnough(then)) left = then;
    return isEnough(then);
  };
  const shown = parts.filter((part) => part.type !== 'text' || hasRoom(part));
  return [...written(shown, room), REST_LEFT_OUT];
}

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
