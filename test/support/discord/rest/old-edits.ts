import { API_ERRORS, type ApiError } from '../api-error.ts';
import type { Message } from '../world/model.ts';
import type { Limit } from './limits.ts';
import { createWindows } from './windows.ts';

const HOUR_MS = 3_600_000;

/** Edits of messages older than an hour have a limit of their own, without headers. */
export interface OldEdits {
  take(message: Message): ApiError | undefined;
}

export function createOldEdits(now: () => number, limit: Limit | undefined): OldEdits {
  const windows = createWindows();
  return {
    take(message) {
      if (!limit || now() - message.createdAt < HOUR_MS) return undefined;
      const window = windows.take(message.channelId, limit);
      return window.refused
        ? { ...API_ERRORS.tooManyOldEdits, retry_after: window.resetAfterMs / 1000 }
        : undefined;
    },
  };
}
