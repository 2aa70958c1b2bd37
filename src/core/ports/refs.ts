/** A place to post, on one platform. */
export interface ChannelRef {
  readonly platform: string;
  readonly workspace: string;
  readonly id: string;
}

/** Somebody who acts. Accounts are not linked across platforms. */
export interface Person {
  readonly platform: string;
  readonly workspace: string;
  readonly id: string;
}

/** A message that a platform holds, a thread included; opaque to the core, survives storage. */
export type MessageRef = string;
export type ThreadRef = string;
