import { html } from 'hono/html';
import type { Payload } from '../../../support/slack/world/model.ts';
import { recordsIn } from '../../../support/slack/world/records.ts';
import { broken, type Html } from '../../page/html.ts';
import { drawDate } from './date.ts';
import type { Guide } from './guide.ts';

/** Sections and lists, one under the other. */
export const drawRichText = (block: Payload, guide: Guide): Html =>
  html`<div class="rich">${recordsIn(block.elements).map((piece) => drawPiece(piece, guide))}</div>`;

function drawPiece(piece: Payload, guide: Guide): Html {
  const inner = recordsIn(piece.elements);
  switch (piece.type) {
    case 'rich_text_section':
      return html`<p>${drawInline(inner, guide)}</p>`;
    case 'rich_text_list': {
      const items = inner.map(
        (item) => html`<li>${drawInline(recordsIn(item.elements), guide)}</li>`,
      );
      return piece.style === 'ordered' ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    default:
      throw new Error(`Slack's rich text has a piece that is not drawn yet: ${piece.type}`);
  }
}

const drawInline = (elements: readonly Payload[], guide: Guide): readonly Html[] =>
  elements.map((element) => styled(drawElement(element, guide), element.style));

function drawElement(element: Payload, guide: Guide): Html {
  switch (element.type) {
    case 'text':
      return broken(String(element.text));
    case 'link':
      return html`<a title="${element.url}">${element.text ?? element.url}</a>`;
    case 'date':
      return html`${drawDate(Number(element.timestamp), String(element.format), guide)}`;
    case 'channel':
      return html`<a class="named">#${guide.channelName(String(element.channel_id))}</a>`;
    default:
      throw new Error(`Slack's rich text has an element that is not drawn yet: ${element.type}`);
  }
}

function styled(content: Html, style: unknown): Html {
  const { bold, italic, code } = (style ?? {}) as Readonly<Record<string, unknown>>;
  const coded = code === true ? html`<code>${content}</code>` : content;
  const leaning = italic === true ? html`<i>${coded}</i>` : coded;
  return bold === true ? html`<b>${leaning}</b>` : leaning;
}
