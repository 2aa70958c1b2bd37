import { assertNever } from '../../../core/errors.ts';
import { textPart } from '../../../core/message/fit/text-part.ts';
import type { Block } from '../../../core/message/model.ts';
import { shorten } from '../../../core/message/shorten.ts';
import { shortenSpans } from '../../../core/message/spans.ts';
import { tidy } from '../../../core/message/tidy.ts';
import { webAddress } from '../../../core/message/web-address.ts';
import { LIMITS } from '../limits.ts';
import type { Controls } from './controls.ts';
import { paperParts } from './paper.ts';
import type { PaperButtons } from './paper-buttons.ts';
import type { Part } from './part.ts';
import { richElements, section } from './rich.ts';
import { fieldsPart, rowsPart } from './rows.ts';
import { type Names, toRuns } from './runs.ts';
import { prose, smallPrint } from './text.ts';

/** What the parts of one message share. */
export interface Desk {
  readonly controls: Controls;
  readonly paperButtons: PaperButtons;
  readonly names: Names;
}

/** What a block looks like. */
export function toParts(block: Block, desk: Desk): readonly Part[] {
  const { controls, paperButtons, names } = desk;
  switch (block.type) {
    case 'heading':
      return [headingPart(block.text)];
    case 'text': {
      const runs = toRuns(block.spans, names);
      return [textPart((room) => prose(section(richElements(shortenSpans(runs, room.prose)))))];
    }
    case 'footnote': {
      const runs = toRuns(block.spans, names);
      return [textPart((room) => smallPrint(shortenSpans(runs, room.detail)))];
    }
    case 'paper':
      return paperParts(block, paperButtons);
    case 'rows':
      return [rowsPart(block, names)];
    case 'fields':
      return [fieldsPart(block.fields, names)];
    case 'actions':
      return controls.buttons(block.actions, paperButtons.pdfBeside(block));
    case 'select':
      return controls.select(block);
    case 'image':
      return [toImage(block)];
    case 'divider':
      return [{ type: 'divider' }];
    default:
      return assertNever(block);
  }
}

function headingPart(text: string): Part {
  const words = tidy(text).trim();
  return textPart((room) =>
    words === '' ? undefined : { type: 'heading', text: shorten(words, room.title) },
  );
}

function toImage({ url, alt }: Extract<Block, { readonly type: 'image' }>): Part {
  const address = webAddress(url, LIMITS.url);
  const words = tidy(alt).trim();
  if (address === undefined) {
    return textPart((room) =>
      prose(section(richElements([{ type: 'link', text: shorten(words, room.prose), url }]))),
    );
  }
  // Slack wants a word on every picture.
  return { type: 'image', image_url: address, alt_text: shorten(words, LIMITS.imageAlt) || '…' };
}
