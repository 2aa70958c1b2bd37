import type { Action } from '../../message/model.ts';

/** Actions that are too long for a button of their platform, under a short token. */
export interface ActionStore {
  /** The token is the action's own: keeping it again only makes it last longer. */
  keep(token: string, action: Action, at: number): Promise<void>;
  /** Undefined when it was kept too long ago. */
  find(token: string): Promise<Action | undefined>;
}
