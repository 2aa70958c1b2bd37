import { html } from 'hono/html';
import type { Payload } from '../../../support/slack/world/model.ts';
import { recordsIn } from '../../../support/slack/world/records.ts';
import type { Html } from '../../page/html.ts';
import { drawElement, drawText } from './elements.ts';
import type { Guide } from './guide.ts';
import { drawMrkdwn } from './mrkdwn.ts';
import { drawRichText } from './rich-text.ts';

export const drawBlocks = (blocks: unknown, guide: Guide): readonly Html[] =>
  recordsIn(blocks).map((block) => drawBlock(block, guide));

/**
 * A block as Slack's client shows it, but for pictures, which would come from outside. Throws for one
 * that it does not know: nothing is left out.
 */
export function drawBlock(block: Payload, guide: Guide): Html {
  switch (block.type) {
    case 'header':
      return html`<h4>${drawText(block.text, guide)}</h4>`;
    case 'rich_text':
      return drawRichText(block, guide);
    case 'section':
      return html`<p>${drawSection(block, guide)}</p>`;
    case 'context': {
      const texts = recordsIn(block.elements).map(
        (text) => html`<span>${drawText(text, guide)}</span>`,
      );
      return html`<div class="context">${texts}</div>`;
    }
    case 'actions': {
      const elements = recordsIn(block.elements).map((element) => drawElement(element, guide));
      return html`<div class="actions">${elements}</div>`;
    }
    case 'image':
      return html`<p class="picture">🖼 ${block.alt_text}</p>`;
    case 'divider':
      return html`<hr>`;
    case 'input':
      return drawInput(block, guide);
    default:
      throw new Error(`Slack has a block that is not drawn yet: ${block.type}`);
  }
}

/** Its lines, which the markup keeps. */
function drawSection({ text }: Payload, guide: Guide): readonly Html[] {
  const { type, text: words } = text as Payload;
  if (type !== 'mrkdwn') return [drawText(text, guide)];
  return String(words)
    .split('\n')
    .map((line, index) => html`${index > 0 && html`<br>`}${drawMrkdwn(line, guide)}`);
}

function drawInput({ label, element, hint, optional }: Payload, guide: Guide): Html {
  return html`<div class="input">
<b>${drawText(label, guide)}${optional === true && html` <span class="optional">(optional)</span>`}</b>
${drawElement(element as Payload, guide)}
${hint !== undefined && html`<span class="hint">${drawText(hint, guide)}</span>`}</div>`;
}
