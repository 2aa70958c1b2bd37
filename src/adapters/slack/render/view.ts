import type { HomeView, ModalView } from '@slack/types';
import type { KeptAction } from '../../../core/message/controls/action-id.ts';
import { replyActions } from '../../../core/message/controls/reply-actions.ts';
import type { Message } from '../../../core/message/model.ts';
import type { Form, MessageReply } from '../../../core/message/reply.ts';
import { shorten } from '../../../core/message/shorten.ts';
import { tidy } from '../../../core/message/tidy.ts';
import { LIMITS } from '../limits.ts';
import { VIEW } from './arrange.ts';
import { toInput } from './form.ts';
import { type RenderOptions, renderBlocks } from './render.ts';
import { plainText } from './text.ts';

/** A view as it is opened, and the actions that must be stored before it is. */
export interface RenderedView<View extends HomeView | ModalView = HomeView | ModalView> {
  readonly view: View;
  readonly kept: readonly KeptAction[];
}

export interface ModalOptions extends Pick<RenderOptions, 'names'> {
  readonly title?: string;
  readonly privateMetadata?: string;
}

/** An answer as a page of its own. */
export function renderModal(
  reply: MessageReply,
  { title = '', privateMetadata, names }: ModalOptions = {},
): RenderedView<ModalView> {
  const options = { details: true, ...(names && { names }) };
  const { blocks, kept } = renderBlocks(reply.message, VIEW, options, replyActions(reply));
  const view: ModalView = {
    type: 'modal',
    callback_id: 'page',
    title: titleOf(title),
    close: plainText('Close'),
    blocks,
    ...(privateMetadata !== undefined && { private_metadata: privateMetadata }),
  };
  return { view, kept };
}

export function renderForm(
  { title, fields }: Form,
  privateMetadata: string,
): RenderedView<ModalView> {
  const view: ModalView = {
    type: 'modal',
    callback_id: 'form',
    title: titleOf(title),
    submit: plainText('Save'),
    close: plainText('Cancel'),
    private_metadata: privateMetadata,
    blocks: fields.map(toInput),
  };
  return { view, kept: [] };
}

/** Somebody's own page. */
export function renderHome(message: Message, options: RenderOptions = {}): RenderedView<HomeView> {
  const { blocks, kept } = renderBlocks(message, VIEW, options);
  return { view: { type: 'home', callback_id: 'home', blocks }, kept };
}

const titleOf = (title: string) =>
  plainText(shorten(tidy(title).trim(), LIMITS.viewTitle) || 'Paperboy');
