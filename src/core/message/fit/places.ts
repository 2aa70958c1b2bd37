import { type Extent, isEnough, less, together } from './extent.ts';
import { isText, type TextPart } from './text-part.ts';

/** What a part that is no text takes. */
export interface Size extends Extent {
  readonly places: number;
  /** Buttons, lists or pictures in it; a mere line between others has none. */
  readonly items: number;
}

export interface Table<Text, Other> {
  /** Places for all parts; texts that follow each other can share one. */
  readonly places: number;
  /** For what is no text. */
  readonly most: Extent;
  sizeOf(part: Other): Size;
  toNote(sentence: string): TextPart<Text>;
}

/**
 * The parts that a message has a place for: the lines between them go first, then the last
 * buttons, and that they did is said. Texts all stay.
 */
export function withPlaces<Text, Other>(
  parts: readonly (TextPart<Text> | Other)[],
  table: Table<Text, Other>,
): readonly (TextPart<Text> | Other)[] {
  const { sizeOf } = table;
  if (fits(parts, table)) return parts;
  const dense = parts.filter((part) => isText(part) || sizeOf(part).items > 0);
  return fits(dense, table) ? dense : firstPlaced(dense, table);
}

function fits<Text, Other>(
  parts: readonly (TextPart<Text> | Other)[],
  { places, most, sizeOf }: Table<Text, Other>,
): boolean {
  const sizes = parts.flatMap((part) => (isText(part) ? [] : [sizeOf(part)]));
  const texts = parts.filter((part, index) => isText(part) && !isText(parts[index - 1]));
  const placesTaken = sizes.reduce((sum, size) => sum + size.places, texts.length);
  return placesTaken <= places && isEnough(less(most, together(sizes)));
}

/** Each part that is no text takes a place more, for the text that may follow it. */
function firstPlaced<Text, Other>(
  parts: readonly (TextPart<Text> | Other)[],
  { places, most, sizeOf, toNote }: Table<Text, Other>,
): readonly (TextPart<Text> | Other)[] {
  let placesLeft = places - 1;
  let left = most;
  let itemsLeftOut = 0;
  const kept = parts.filter((part) => {
    if (isText(part)) return true;
    const size = sizeOf(part);
    const then = less(left, size);
    if (size.places + 1 > placesLeft || !isEnough(then)) {
      itemsLeftOut += size.items;
      return false;
    }
    placesLeft -= size.places + 1;
    left = then;
    return true;
  });
  return [
    ...kept,
    toNote(`Left out for want of room (buttons, lists or pictures): ${itemsLeftOut}.`),
  ];
}
