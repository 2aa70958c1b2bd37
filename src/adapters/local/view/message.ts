import { html } from 'hono/html';
import { assertNever } from '../../../core/errors.ts';
import type { Block, Message, Row } from '../../../core/message/model.ts';
import { actionButton, renderActions, renderBar, renderSelect } from './actions.ts';
import { anchor, type Html, isOwnPath, isolated, renderSpans, type Sheet } from './inline.ts';
import { renderPaper } from './paper.ts';

/** What the page adds to a message. */
export interface Extras {
  /** The votes on the one paper of a message that the channel holds. */
  readonly reactions?: Html;
  /** Whether rows offer their paper in full. */
  readonly details?: boolean;
}

/** A message as HTML; nothing in it can add an element, an attribute or an address that runs. */
export function renderHtml(message: Message, sheet: Sheet, extras: Extras = {}): Html {
  const { reactions } = extras;
  const paper = message.blocks.find((block) => block.type === 'paper');
  if (!reactions || !paper) return renderBlocks(message.blocks, sheet, extras);
  const others = message.blocks.filter((block) => block.type !== 'actions');
  return renderBlocks(others, sheet, { ...extras, bar: renderBar(reactions, message, paper) });
}

interface BlockExtras extends Extras {
  /** Stands under the paper. */
  readonly bar?: Html;
}

const renderBlocks = (blocks: readonly Block[], sheet: Sheet, extras: BlockExtras): Html =>
  html`${blocks.map((block) => renderBlock(block, sheet, extras))}`;

function renderBlock(block: Block, sheet: Sheet, extras: BlockExtras): Html {
  switch (block.type) {
    case 'heading':
      return html`<h2 dir="auto">${block.text}</h2>`;
    case 'text':
      return html`<p dir="auto">${renderSpans(block.spans, sheet)}</p>`;
    case 'footnote':
      return html`<p class="footnote" dir="auto">${renderSpans(block.spans, sheet)}</p>`;
    case 'paper':
      return renderPaper(block, extras.bar);
    case 'rows': {
      const rows = block.rows.map((row) => renderRow(row, sheet, extras.details));
      return block.ordered
        ? html`<ol class="rows">${rows}</ol>`
        : html`<ul class="rows">${rows}</ul>`;
    }
    case 'fields':
      return html`<dl>${block.fields.map(
        ({ label, value }) =>
          html`<div><dt dir="auto">${label}</dt><dd dir="auto">${renderSpans(value, sheet)}</dd></div>`,
      )}</dl>`;
    case 'actions':
      return renderActions(block.actions);
    case 'select':
      return renderSelect(block);
    case 'image':
      return renderImage(block);
    case 'divider':
      return html`<hr>`;
    default:
      return assertNever(block);
  }
}

/** Only images of the page itself may load (its content policy); others are links. */
function renderImage({ url, alt }: { url: string; alt: string }): Html {
  return isOwnPath(url) || /^data:image\//i.test(url)
    ? html`<p><img src="${url}" alt="${alt}"></p>`
    : html`<p>${anchor(isolated(alt || url), url)}</p>`;
}

function renderRow({ title, detail, paperId }: Row, sheet: Sheet, details = false): Html {
  const under = detail.length > 0 || (details && paperId !== undefined);
  return html`<li><span class="row-title" dir="auto">${renderSpans(title, sheet)}</span>${
    under &&
    html` <span class="detail" dir="auto">${renderSpans(detail, sheet)}${
      details && paperId !== undefined && html` ${detailsButton(paperId)}`
    }</span>`
  }</li>`;
}

const detailsButton = (paper: string): Html =>
  actionButton('Details', { name: 'show', version: 1, args: { paper } }, `Details of ${paper}`);
