import { html } from 'hono/html';
import type { Message } from '../../../support/slack/world/model.ts';
import { recordsIn } from '../../../support/slack/world/records.ts';
import { broken, type Html } from '../../page/html.ts';
import { drawBlocks } from './block.ts';
import { clockTime } from './date.ts';
import type { Guide } from './guide.ts';

/** Slack's names of the emojis that people react with here. */
const EMOJIS: Readonly<Record<string, string>> = {
  '+1': '👍',
  fire: '🔥',
  heart: '❤️',
  rocket: '🚀',
};

/** A message in its channel, in a thread, or seen by one person alone. */
export function drawMessage(message: Message, guide: Guide): Html {
  const { userId, botId, ts, blocks, text, ephemeralTo, attachments, edited } = message;
  const name = guide.personName(userId);
  const isApp = botId !== undefined || ephemeralTo !== undefined;
  return html`<article class="message">
${ephemeralTo !== undefined && html`<p class="only-you">👁 Only visible to you</p>`}
<span class="avatar${!isApp && ' person'}">${name.charAt(0)}</span>
<div class="body">
<p class="by"><b>${name}</b>${isApp && html` <span class="badge">APP</span>`} <time>${clockTime(Number(ts) * 1000, guide)}</time></p>
${blocks.length > 0 ? drawBlocks(blocks, guide) : html`<p>${broken(text)}</p>`}
${edited && !isApp && html`<span class="edited">(edited)</span>`}
${recordsIn(attachments).map((one) => html`<div class="unfurl">${drawBlocks(one.blocks, guide)}</div>`)}
${drawReactions(message)}
${drawReplies(message)}</div>
</article>`;
}

const drawReplies = ({ replies }: Message): Html | false =>
  replies.length > 0 &&
  html`<p class="replies"><b>${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}</b></p>`;

function drawReactions({ reactions }: Message): Html | false {
  if (reactions.size === 0) return false;
  const pills = [...reactions].map(
    ([name, people]) => html`<span class="pill">${emojiOf(name)} ${people.size}</span>`,
  );
  return html`<p class="reactions">${pills}</p>`;
}

function emojiOf(name: string): string {
  const emoji = EMOJIS[name.split('::')[0] ?? name];
  if (emoji === undefined) throw new Error(`Slack has a reaction that is not drawn yet: ${name}`);
  return emoji;
}

/** A message and what stands in its thread, as Slack opens it beside the channel. */
export const drawThread = (parent: Message, replies: readonly Message[], guide: Guide): Html =>
  html`${drawMessage(parent, guide)}
<div class="thread"><p class="pane">Thread</p>
${replies.map((reply) => drawMessage(reply, guide))}</div>`;
