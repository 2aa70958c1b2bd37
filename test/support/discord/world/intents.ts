export const INTENT = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  guildMessageReactions: 1 << 10,
  directMessages: 1 << 12,
  directMessageReactions: 1 << 13,
  messageContent: 1 << 15,
} as const;

/** Every bit Discord has given out: 0 to 16, 20, 21, 24 and 25. */
export const KNOWN_INTENTS = 0x1ffff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);
export const PRIVILEGED_INTENTS =
  INTENT.guildMembers | INTENT.guildPresences | INTENT.messageContent;

export const messageIntent = (guildId: string | undefined): number =>
  guildId === undefined ? INTENT.directMessages : INTENT.guildMessages;

export const reactionIntent = (guildId: string | undefined): number =>
  guildId === undefined ? INTENT.directMessageReactions : INTENT.guildMessageReactions;
