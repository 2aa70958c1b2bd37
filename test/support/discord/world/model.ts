/*
 * What Discord holds. The stand-in changes what is not readonly here; tests only read it.
 */
export type Payload = Readonly<Record<string, unknown>>;

export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  allowsDms: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  permissions: bigint;
}

export interface Member {
  readonly userId: string;
  readonly joinedAt: number;
  nick: string | undefined;
  roles: readonly string[];
}

export interface Overwrite {
  /** Of the role or the member; the guild's id stands for @everyone. */
  readonly id: string;
  readonly type: 'role' | 'member';
  readonly allow?: bigint;
  readonly deny?: bigint;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly createdAt: number;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
  readonly channelIds: Set<string>;
  /** False once the bot was kicked. */
  botPresent: boolean;
}

export const CHANNEL = { text: 0, dm: 1, voice: 2, category: 4, news: 5, thread: 11 } as const;
export type ChannelType = (typeof CHANNEL)[keyof typeof CHANNEL];

export interface ThreadState {
  readonly parentId: string;
  readonly ownerId: string;
  readonly createdAt: number;
  archived: boolean;
  locked: boolean;
  autoArchiveMinutes: number;
  archiveChangedAt: number;
}

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly guildId: string | undefined;
  /** Whom a direct-message channel is with. */
  readonly recipientId: string | undefined;
  readonly messages: Map<string, Message>;
  readonly thread: ThreadState | undefined;
  name: string;
  overwrites: readonly Overwrite[];
}

export interface Mentions {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
}

/** The message that is replied to, or that a thread was opened from. */
export interface Reference {
  readonly channelId: string;
  readonly messageId: string;
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly createdAt: number;
  /** 0 a message, 19 a reply, 20 and 23 answers to commands, 21 a thread's first message. */
  readonly type: number;
  readonly nonce: string | undefined;
  readonly interaction: Payload | undefined;
  readonly reference: Reference | undefined;
  /** Users in the order in which they reacted, per emoji in the order of its first use. */
  readonly reactions: Map<string, Set<string>>;
  content: string;
  embeds: readonly Payload[];
  components: readonly Payload[];
  flags: number;
  mentions: Mentions;
  editedAt: number | undefined;
}
