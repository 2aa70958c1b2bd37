import { type Extent, isEnough, less } from './extent.ts';
import { type Room, roomFor } from './room.ts';
import { isText, type TextPart, textPart } from './text-part.ts';

export interface Sheet<Text> {
  /** For all texts together. */
  readonly whole: Extent;
  extentOf(text: Text): Extent;
  /** Says that texts were left out. */
  readonly restLeftOut: Text;
}

/**
 * Every text in as much room as there is, among what is no text. Texts become shorter before any
 * is left out; then those stay for which there is room, the first before the others, and that they
 * are not all is said.
 */
export function fitTexts<Text, Other>(
  parts: readonly (TextPart<Text> | Other)[],
  sheet: Sheet<Text>,
): readonly (Text | Other)[] {
  const texts = parts.filter((part) => isText(part));
  const fits = (room: Room) =>
    isEnough(texts.reduce((left, text) => after(left, text.write(room), sheet), sheet.whole));
  const room = roomFor(fits);
  return written(fits(room) ? parts : firstFitting(parts, room, sheet), room);
}

const written = <Text, Other>(
  parts: readonly (TextPart<Text> | Other)[],
  room: Room,
): readonly (Text | Other)[] =>
  parts.flatMap((part): readonly (Text | Other)[] => {
    if (!isText(part)) return [part];
    const text = part.write(room);
    return text === undefined ? [] : [text];
  });

/** The note takes the place of the last text that is left out: it needs none of its own. */
function firstFitting<Text, Other>(
  parts: readonly (TextPart<Text> | Other)[],
  room: Room,
  sheet: Sheet<Text>,
): readonly (TextPart<Text> | Other)[] {
  let left = after(sheet.whole, sheet.restLeftOut, sheet);
  const leftOut = parts.filter((part) => {
    if (!isText(part)) return false;
    const then = after(left, part.write(room), sheet);
    if (isEnough(then)) left = then;
    return !isEnough(then);
  });
  const note = textPart(() => sheet.restLeftOut);
  const last = leftOut.at(-1);
  return parts
    .filter((part) => part === last || !leftOut.includes(part))
    .map((part) => (part === last ? note : part));
}

const after = <Text>(left: Extent, text: Text | undefined, { extentOf }: Sheet<Text>): Extent =>
  text === undefined ? left : less(left, extentOf(text));
