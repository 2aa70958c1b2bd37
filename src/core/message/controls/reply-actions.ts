import type { LabelledAction } from '../model.ts';
import type { MessageReply } from '../reply.ts';
import type { Mode } from './action-id.ts';

/** A button, and how what it stands for is answered. */
export interface ActionButton extends LabelledAction {
  readonly mode?: Mode;
}

/** What can be done with an answer. */
export const replyActions = ({ more, share }: MessageReply): readonly ActionButton[] => [
  ...(more ? [{ label: 'Show more', action: more, mode: 'more' } as const] : []),
  ...(share ? [{ label: 'Share to channel', action: share, mode: 'share' } as const] : []),
];
