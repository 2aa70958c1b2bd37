import { html } from 'hono/html';
import { MESSAGE_FLAG } from '../../../support/discord/validation/message.ts';
import type { Message, Payload } from '../../../support/discord/world/model.ts';
import type { Html } from '../../page/html.ts';
import { drawComponents } from './component.ts';
import type { Guide } from './guide.ts';
import { drawMarkdown } from './markdown.ts';
import { drawMoment } from './moment.ts';

/** A message in its channel, in a thread, or seen by one person alone. */
export function drawMessage(message: Message, guide: Guide): Html {
  const { authorId, createdAt, content, components, flags, reactions } = message;
  const name = guide.personName(authorId);
  const isApp = name === 'Paperboy';
  const isHidden = (flags & MESSAGE_FLAG.ephemeral) !== 0;
  return html`<article class="message">
${drawUse(message, guide)}
<span class="avatar${!isApp && ' person'}">${name.charAt(0).toUpperCase()}</span>
<div class="body">
<p class="by"><b>${name}</b>${isApp && html` <span class="badge">APP</span>`} <time>${drawMoment(createdAt, 't', guide)}</time></p>
${content !== '' && drawMarkdown(content, guide)}
${drawComponents(components, guide)}
${reactions.size > 0 && drawReactions(reactions)}
${isHidden && html`<p class="only-you">👁 Only you can see this · <a>Dismiss message</a></p>`}</div>
</article>`;
}

/** By the type of the message that answers; of a button it says nothing here. */
const USED: Readonly<Record<number, string>> = { 20: '/papers', 23: 'Find this paper' };

/** Who gave the command that the message answers. */
function drawUse({ type, interaction }: Message, guide: Guide): Html | false {
  const user = interaction?.user as Payload | undefined;
  const used = USED[type];
  if (user === undefined || used === undefined) return false;
  return html`<p class="use">${guide.personName(String(user.id))} used <b>${used}</b></p>`;
}

const drawReactions = (reactions: Message['reactions']): Html =>
  html`<p class="reactions">${[...reactions].map(
    ([emoji, people]) => html`<span class="pill">${emoji} ${people.size}</span>`,
  )}</p>`;

interface Thread {
  readonly name: string;
  readonly messages: readonly Message[];
}

/** A message and the thread that was opened from it. */
export const drawThread = (parent: Message, { name, messages }: Thread, guide: Guide): Html =>
  html`${drawMessage(parent, guide)}
<p class="thread-link"><b>${name}</b> <a>${messages.length} messages ›</a></p>
<div class="thread"><p class="pane"># ${name}</p>
${messages.map((one) => drawMessage(one, guide))}</div>`;

/** A form over the channel. */
export const drawModal = ({ title, components }: Payload, guide: Guide): Html =>
  html`<div class="modal"><p class="title"><b>${title}</b> <span>✕</span></p>
${drawComponents(components, guide)}
<p class="closing"><span class="button">Cancel</span><span class="button primary">Submit</span></p></div>`;
