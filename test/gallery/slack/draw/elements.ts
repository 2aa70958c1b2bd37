import { html } from 'hono/html';
import type { Payload } from '../../../support/slack/world/model.ts';
import type { Html } from '../../page/html.ts';
import type { Guide } from './guide.ts';
import { drawMrkdwn } from './mrkdwn.ts';

/** A text object, plain or in Slack's own markup. */
export function drawText(value: unknown, guide: Guide): Html {
  const { type, text } = value as Payload;
  if (type === 'plain_text') return html`${text}`;
  if (type === 'mrkdwn') return drawMrkdwn(String(text), guide);
  throw new Error(`Slack has a text that is not drawn yet: ${type}`);
}

/** A button, a select or a field that can be filled in, as it stands before anybody uses it. */
export function drawElement(element: Payload, guide: Guide): Html {
  switch (element.type) {
    case 'button':
      return html`<span class="button">${drawText(element.text, guide)}</span>`;
    case 'static_select':
      return html`<span class="select">${standing(element, guide)}</span>`;
    case 'plain_text_input':
      return html`<span class="field">${element.initial_value ?? ''}</span>`;
    default:
      throw new Error(`Slack has an element that is not drawn yet: ${element.type}`);
  }
}

function standing({ initial_option, placeholder }: Payload, guide: Guide): Html {
  const chosen = (initial_option as Payload | undefined)?.text ?? placeholder;
  return chosen === undefined ? html`Select an option` : drawText(chosen, guide);
}
