import { html } from 'hono/html';
import type { Payload } from '../../../support/slack/world/model.ts';
import type { Html } from '../../page/html.ts';
import { drawBlocks } from './block.ts';
import { drawText } from './elements.ts';
import type { Guide } from './guide.ts';

/** A window over the channel: a form, or an answer that is only read. */
export const drawModal = ({ title, blocks, submit, close }: Payload, guide: Guide): Html =>
  html`<div class="modal">
<p class="title"><b>${drawText(title, guide)}</b> <span>✕</span></p>
<div class="body">${drawBlocks(blocks, guide)}</div>
<p class="closing">${close !== undefined && html`<span class="button">${drawText(close, guide)}</span>`}${
    submit !== undefined && html`<span class="button primary">${drawText(submit, guide)}</span>`
  }</p>
</div>`;

/** The app's own page. */
export const drawHome = ({ blocks }: Payload, guide: Guide): Html =>
  html`<div class="home"><p class="tabs"><b>Home</b> Messages About</p>${drawBlocks(blocks, guide)}</div>`;
