import { assertNever } from '../../../core/errors.ts';
import type { Block } from '../../../core/message/model.ts';
import { shorten } from '../../../core/message/shorten.ts';
import { shortenSpans, tidySpans } from '../../../core/message/spans.ts';
import { tidy } from '../../../core/message/tidy.ts';
import { webAddress } from '../../../core/message/web-address.ts';
import { LIMITS } from '../limits.ts';
import type { Controls } from './controls.ts';
import { escapeMarkdown, line, link, small } from './markdown.ts';
import { paperParts } from './paper.ts';
import { markdownPart, type Part } from './part.ts';
import { fieldsPart, rowsPart } from './rows.ts';
import { renderSpans } from './spans.ts';

/** What a block looks like. */
export function toParts(block: Block, controls: Controls): readonly Part[] {
  switch (block.type) {
    case 'heading':
      return [headingPart(block.text)];
    case 'text': {
      const spans = tidySpans(block.spans);
      return [markdownPart(({ prose }) => line(renderSpans(shortenSpans(spans, prose))))];
    }
    case 'footnote': {
      const spans = tidySpans(block.spans);
      return [markdownPart(({ detail }) => small(renderSpans(shortenSpans(spans, detail))))];
    }
    case 'paper':
      return paperParts(block);
    case 'rows':
      return [rowsPart(block)];
    case 'fields':
      return [fieldsPart(block.fields)];
    case 'actions':
      return controls.buttons(block.actions);
    case 'select':
      return controls.select(block);
    case 'image':
      return [toImage(block)];
    case 'divider':
      return [{ type: 14, divider: true, spacing: 1 }];
    default:
      return assertNever(block);
  }
}

function headingPart(text: string): Part {
  const words = tidy(text).trim();
  return markdownPart(({ title }) =>
    words === '' ? '' : `## ${line(escapeMarkdown(shorten(words, title)))}`,
  );
}

function toImage({ url, alt }: Extract<Block, { type: 'image' }>): Part {
  const address = webAddress(url, LIMITS.url);
  const words = tidy(alt).trim();
  if (address === undefined)
    return markdownPart(({ prose }) => line(link(shorten(words, prose), url)));
  const description = shorten(words, LIMITS.imageAlt);
  const media = { url: address };
  return { type: 12, items: [description === '' ? { media } : { media, description }] };
}
