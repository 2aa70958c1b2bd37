import type { ChannelRef } from '../refs.ts';

export type Workspace = Omit<ChannelRef, 'id'>;

/** Workspaces that removed the bot. */
export interface DepartureStore {
  /** Recorded once: of a workspace that left, the first moment stands. */
  record(workspace: Workspace, at: number): Promise<void>;
  /** The bot is in these. */
  revoke(platform: string, workspaces: readonly string[]): Promise<void>;
  /** Workspaces of a platform of which anything is kept. */
  known(platform: string): Promise<readonly string[]>;
  /** Those that left before a moment (epoch milliseconds). */
  before(moment: number): Promise<readonly Workspace[]>;
  /**
   * Deletes everything of a workspace and its people, a slice at a time; yields how many rows each
   * slice took, and goes on when it is asked to. Ended early, it goes on with the next call.
   */
  erase(workspace: Workspace): AsyncIterable<number>;
}
