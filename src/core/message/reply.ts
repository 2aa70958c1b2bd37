import type { Action, Message } from './model.ts';

/** Who sees an answer: only the person who asked, or the whole channel. */
export type Visibility = 'private' | 'shared';

/** The answer to a command. */
export interface Reply {
  readonly message: Message;
  readonly visibility: Visibility;
  /** There is more: the action that shows it. */
  readonly more?: Action;
}
