/*
 * What Slack holds. The stand-in changes what is not readonly here; tests only read it.
 */
export type Payload = Readonly<Record<string, unknown>>;

export interface User {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  /** Another than the workspace's own for somebody who comes by Slack Connect. */
  readonly teamId: string;
  readonly tz: string;
  readonly bot: boolean;
  admin: boolean;
  owner: boolean;
  primaryOwner: boolean;
  guest: boolean;
  deleted: boolean;
}

export type ChannelKind = 'public' | 'private' | 'im';

export interface Channel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly creator: string;
  readonly createdAt: number;
  readonly members: Set<string>;
  /** By timestamp, oldest first, replies among the others. */
  readonly messages: Map<string, Message>;
  /** Whom a direct-message channel with the bot is with. */
  readonly userId: string | undefined;
  name: string;
  archived: boolean;
}

export interface Edit {
  readonly user: string;
  readonly ts: string;
}

export interface Message {
  readonly channelId: string;
  readonly ts: string;
  readonly userId: string;
  readonly botId: string | undefined;
  readonly threadTs: string | undefined;
  /** A reply that is also shown in the channel. */
  readonly broadcast: boolean;
  /** The one person who sees it. */
  readonly ephemeralTo: string | undefined;
  /** As they were sent, if they were. */
  readonly unfurlLinks: boolean | undefined;
  readonly unfurlMedia: boolean | undefined;
  /** Timestamps of the replies, oldest first. */
  readonly replies: string[];
  /** Users in the order in which they reacted, per emoji in the order of its first use. */
  readonly reactions: Map<string, Set<string>>;
  text: string;
  blocks: readonly Payload[];
  attachments: readonly Payload[];
  metadata: Payload | undefined;
  edited: Edit | undefined;
  /** Nobody can reply or react in its thread any more. */
  locked: boolean;
  /** Deleted, but replies hang on it. */
  tombstone: boolean;
}

/** A form, or somebody's Home tab. */
export interface View {
  readonly id: string;
  readonly userId: string;
  readonly rootId: string;
  readonly previousId: string | undefined;
  payload: Payload;
  hash: string;
  open: boolean;
}
