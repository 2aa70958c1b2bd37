import { html } from 'hono/html';
import type { Action } from '../../../core/message/model.ts';
import type { Form, MessageReply } from '../../../core/message/reply.ts';
import type { Reactor } from '../../../core/ports/chat-platform.ts';
import type { LocalMessage } from '../../../core/ports/stores/local-channel.ts';
import { type Cause, isAnswer, splitMore } from '../answer.ts';
import { renderForm } from './form.ts';
import { type Html, renderSpans, type Sheet } from './inline.ts';
import { renderHtml } from './message.ts';
import { renderReactions } from './reactions.ts';

export interface PostSheet extends Sheet {
  readonly voteEmojis: readonly string[];
}

export interface Post {
  readonly message: LocalMessage;
  readonly replies: readonly LocalMessage[];
  readonly reactors: ReadonlyMap<string, readonly Reactor[]>;
  /** Whether its thread is unfolded. */
  readonly open: boolean;
}

/** A parent message with its thread. Ids: `m-` the whole, `c-` its content, `t-` its thread. */
export function renderPost({ message, replies, reactors, open }: Post, sheet: PostSheet): Html {
  const { id } = message;
  const body = html`${renderByline(message.postedAt, sheet, `/messages/${id}`)}
${renderContent(message, sheet)}`;
  if (isAnswer(message)) {
    return html`<article class="post answer" id="m-${id}" aria-label="Answer, everybody sees this">
${body}</article>`;
  }
  return html`<article class="post" id="m-${id}" aria-label="Message">
${body}
<details class="thread"${open && ' open'}>${renderThreadLabel(id, replies)}
<ol class="replies" id="t-${id}">${replies.map((reply) => renderReply(reply, reactors.get(reply.id) ?? [], sheet))}</ol>
</details></article>`;
}

export const renderReply = (
  reply: LocalMessage,
  reactors: readonly Reactor[],
  sheet: PostSheet,
): Html => html`<li class="reply" id="m-${reply.id}">${renderContent(reply, sheet, reactors)}</li>`;

/** What an edit replaces. */
export function renderContent(
  message: LocalMessage,
  sheet: PostSheet,
  reactors: readonly Reactor[] = [],
): Html {
  const { content, more } = splitMore(message);
  const body = renderHtml(content, sheet, {
    details: isAnswer(message),
    ...(message.thread !== undefined && {
      reactions: renderReactions(message.id, reactors, sheet.voteEmojis),
    }),
  });
  return html`<div class="content" id="c-${message.id}">${body}${more && renderMore(more, { message: message.id })}</div>`;
}

/** Empty while there are no replies: the page then hides the thread. */
export function renderThreadLabel(id: string, replies: readonly LocalMessage[]): Html {
  if (replies.length === 0) return html`<summary id="s-${id}"></summary>`;
  const papers = replies.every(({ content }) =>
    content.blocks.some((block) => block.type === 'paper'),
  );
  const noun = `${papers ? 'paper' : 'message'}${replies.length === 1 ? '' : 's'}`;
  return html`<summary id="s-${id}">${replies.length} ${noun} in this thread</summary>`;
}

/** An answer that only this page shows; the channel does not keep it. */
export const renderPrivateAnswer = (
  { message, more, share, refused }: MessageReply,
  { verb, command }: Cause,
  sheet: PostSheet,
  at: number,
): Html => html`<article class="post answer private" aria-label="Answer, only you see this"${refused && html` data-refused`}>
${renderByline(at, sheet, undefined, html`${ONLY_YOU}${DISMISS}`)}
<div class="content"><p class="footnote">You ${verb} <code dir="auto">${command}</code></p>
${renderHtml(message, sheet, { details: true })}${(more || share) && renderMore(more, { share })}</div></article>`;

/** A form that only this page shows, in the place of an answer. */
export const renderPrivateForm = (form: Form, sheet: PostSheet, at: number): Html =>
  html`<article class="post answer private" aria-label="Form, only you see this">
${renderByline(at, sheet, undefined, ONLY_YOU)}
${renderForm(form)}</article>`;

interface MorePlaces {
  /** The shared answer that grows. */
  readonly message?: string;
  readonly share?: Action | undefined;
}

const renderMore = (more: Action | undefined, { message, share }: MorePlaces): Html =>
  html`<p class="more">${more && moreButton(more, message)}${share && shareButton(share)}</p>`;

const moreButton = (more: Action, message?: string): Html =>
  html`<button type="button" data-more="${JSON.stringify(more)}"${
    message !== undefined && html` data-message="${message}"`
  }>Show more</button>`;

const shareButton = (share: Action): Html =>
  html`<button type="button" data-share="${JSON.stringify(share)}">Share to channel</button>`;

const ONLY_YOU = html`<span class="only-you">Only you see this</span>`;

const DISMISS = html`<button type="button" data-dismiss aria-label="Dismiss this answer">Dismiss</button>`;

function renderByline(at: number, sheet: Sheet, href?: string, more?: Html): Html {
  const when = renderSpans([{ type: 'time', at, zone: sheet.zone, style: 'moment' }], sheet);
  const moment = href === undefined ? when : html`<a class="moment" href="${href}">${when}</a>`;
  return html`<header class="by"><span class="avatar" aria-hidden="true">P</span>
<strong>Paperboy</strong> ${moment}${more}</header>`;
}
