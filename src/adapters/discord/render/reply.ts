import type { MessageReply } from '../../../core/message/reply.ts';
import { type Rendered, render } from './message.ts';

/** An answer, with what can be done with it below. */
export const renderReply = ({ message, more, share }: MessageReply): Rendered =>
  render(message, { details: true }, (controls) =>
    controls.buttons([
      ...(more ? [{ label: 'Show more', action: more, mode: 'more' } as const] : []),
      ...(share ? [{ label: 'Share to channel', action: share, mode: 'share' } as const] : []),
    ]),
  );
