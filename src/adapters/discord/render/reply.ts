import { replyActions } from '../../../core/message/controls/reply-actions.ts';
import type { MessageReply } from '../../../core/message/reply.ts';
import { type Rendered, render } from './message.ts';

/** An answer, with what can be done with it below. */
export const renderReply = (reply: MessageReply): Rendered =>
  render(reply.message, { details: true }, (controls) => controls.buttons(replyActions(reply)));
