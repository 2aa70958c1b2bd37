import { type Extent, less, together } from '../../../core/message/fit/extent.ts';
import { fitTexts } from '../../../core/message/fit/fit-texts.ts';
import { type Size, withPlaces } from '../../../core/message/fit/places.ts';
import { isText, textPart } from '../../../core/message/fit/text-part.ts';
import { LIMITS } from '../limits.ts';
import { extentOf } from './extent-of.ts';
import type { Other, Part } from './part.ts';
import { mergedBlock, type Text, toBlock } from './text.ts';

/** Where a message is shown. */
export interface Surface {
  readonly blocks: number;
  readonly whole: Extent;
}

export const MESSAGE: Surface = {
  blocks: LIMITS.messageBlocks,
  whole: { characters: LIMITS.messageText, stored: LIMITS.messageJson },
};

export const VIEW: Surface = {
  blocks: LIMITS.viewBlocks,
  whole: { characters: LIMITS.viewText, stored: LIMITS.viewJson },
};

export type ShownBlock = Other | ReturnType<typeof toBlock>;

/**
 * What is there for texts, however much buttons, selects and pictures take, and what these may take.
 * So a select of a hundred options may bring a message above `messageJson`, which is only a guess:
 * without it, the message would certainly be of no use.
 */
const LEAST_OF_TEXTS: Extent = { characters: 2000, stored: 3000 };
const MOST_JSON_OF_OTHERS = 24_000;

const note = (text: string): Text => ({ type: 'small', prints: [[{ type: 'plain', text }]] });

const NOTHING = note('There is nothing to show here.');
const REST_LEFT_OUT = note('There is no room for the rest in one message.');

/**
 * The parts as blocks that Slack takes, `last` at their end. Texts become shorter before any is
 * left out, and whatever is left out is said.
 */
export function arrange(
  parts: readonly Part[],
  last: readonly Other[],
  { blocks, whole }: Surface,
): readonly ShownBlock[] {
  const ofLast = together(last.map(extentOf));
  const places = blocks - last.length;
  const placed = withPlaces(parts, {
    places,
    most: {
      characters: whole.characters - LEAST_OF_TEXTS.characters - ofLast.characters,
      stored: MOST_JSON_OF_OTHERS - ofLast.stored,
    },
    sizeOf,
    toNote: (sentence) => textPart(() => note(sentence)),
  });
  const ofOthers = together(placed.filter((part) => !isText(part)).map(extentOf));
  const left = less(less(whole, ofLast), ofOthers);
  const shown = fitTexts(placed, {
    whole: { ...left, stored: Math.max(left.stored, LEAST_OF_TEXTS.stored) },
    extentOf: (text) => extentOf(toBlock(text)),
    restLeftOut: REST_LEFT_OUT,
  });
  const content = shown.some(({ type }) => type !== 'divider') ? shown : [NOTHING];
  return [...(content.length > places ? merged(content) : content.map(blockOf)), ...last];
}

const sizeOf = (part: Other): Size => ({
  ...extentOf(part),
  places: 1,
  items: itemsOf(part),
});

function itemsOf(part: Other): number {
  if (part.type === 'divider') return 0;
  return part.type === 'actions' ? part.elements.length : 1;
}

const isOther = (item: Text | Other): item is Other =>
  item.type === 'actions' || item.type === 'image' || item.type === 'divider';

const blockOf = (item: Text | Other): ShownBlock => (isOther(item) ? item : toBlock(item));

/** Texts that follow each other, as one. */
function merged(items: readonly (Text | Other)[]): readonly ShownBlock[] {
  const blocks: ShownBlock[] = [];
  let texts: Text[] = [];
  const close = () => {
    if (texts.length > 0) blocks.push(mergedBlock(texts));
    texts = [];
  };
  for (const item of items) {
    if (isOther(item)) {
      close();
      blocks.push(item);
    } else texts.push(item);
  }
  close();
  return blocks;
}
