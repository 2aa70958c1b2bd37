import type { ChannelRef } from '../core/ports/chat-platform.ts';

/** What was given, and tried, for one platform. */
export interface PlatformAnswers {
  /** As people call it. */
  readonly name: string;
  readonly tokens: Readonly<Record<string, string>>;
  /** The channel that is to get editions; absent when the question was skipped. */
  readonly channel?: ChannelRef;
}
