import { replyActions } from '../../../core/message/controls/reply-actions.ts';
import type { MessageReply } from '../../../core/message/reply.ts';
import { type Rendered, renderMessage } from './message.ts';
import type { RenderOptions } from './render.ts';

/** An answer, with what can be done with it below. */
export const renderReply = (
  reply: MessageReply,
  { names }: Pick<RenderOptions, 'names'> = {},
): Rendered =>
  renderMessage(reply.message, { details: true, ...(names && { names }) }, replyActions(reply));
