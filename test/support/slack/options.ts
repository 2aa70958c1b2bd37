import type { RateLimits } from './api/limits.ts';
import { randomHex } from './world/ids.ts';

export interface SlackOptions {
  /** Of timestamps, triggers and response URLs; waiting is always done in real time. */
  readonly now?: () => number;
  readonly botName?: string;
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  /** What the bot's token may do. */
  readonly scopes?: readonly string[];
  /** The event subscriptions of the app. */
  readonly events?: readonly string[];
  readonly unfurlDomains?: readonly string[];
  /** Of the slash command: people and channels in its text become ids. */
  readonly shouldEscape?: boolean;
  readonly homeTab?: boolean;
  readonly messagesTab?: boolean;
  readonly answerWithinMs?: number;
  readonly triggerMs?: number;
  readonly responseUrlMs?: number;
  /** Before an event is sent again, again and again. */
  readonly retryDelaysMs?: readonly number[];
  readonly pingEveryMs?: number;
  /** How long the address of a socket can be used. */
  readonly ticketMs?: number;
  /** Between the request to reconnect and the end of the connection. */
  readonly refreshGraceMs?: number;
  /** How many of those who reacted are named without `full`. */
  readonly namedReactors?: number;
  /** The workspace's setting; without end unless said. */
  readonly editWindowMs?: number;
  /** As an app that is sold outside the Marketplace: one reading a minute, of 15 messages. */
  readonly restricted?: boolean;
  readonly rateLimits?: false | Partial<RateLimits>;
}

export type Settings = Required<SlackOptions>;

const MINUTE_MS = 60_000;

/** What tests use that don't test waiting. */
export const UNHURRIED: SlackOptions = { rateLimits: false };

/** Everything that a bot for papers needs. */
export const ALL_SCOPES: readonly string[] = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'chat:write.public',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'links:read',
  'links:write',
  'reactions:read',
  'reactions:write',
  'users:read',
];

const ALL_EVENTS: readonly string[] = [
  'app_home_opened',
  'app_uninstalled',
  'channel_archive',
  'channel_deleted',
  'channel_left',
  'channel_unarchive',
  'group_archive',
  'group_deleted',
  'group_left',
  'group_unarchive',
  'link_shared',
  'member_joined_channel',
  'member_left_channel',
  'reaction_added',
  'reaction_removed',
  'tokens_revoked',
];

export function settingsFrom(options: SlackOptions): Settings {
  return {
    now: Date.now,
    botName: 'Paperboy',
    botToken: `xoxb-${digits()}-${digits()}-${randomHex(12)}`,
    appToken: `xapp-1-A0${randomHex(4).toUpperCase()}-${digits()}-${randomHex(32)}`,
    signingSecret: randomHex(16),
    scopes: ALL_SCOPES,
    events: ALL_EVENTS,
    unfurlDomains: ['arxiv.org', 'huggingface.co', 'alphaxiv.org'],
    shouldEscape: true,
    homeTab: true,
    messagesTab: true,
    answerWithinMs: 3000,
    triggerMs: 3000,
    responseUrlMs: 30 * MINUTE_MS,
    retryDelaysMs: [0, MINUTE_MS, 5 * MINUTE_MS],
    pingEveryMs: 5000,
    ticketMs: 30_000,
    refreshGraceMs: 100,
    namedReactors: 5,
    editWindowMs: Infinity,
    restricted: false,
    rateLimits: {},
    ...options,
  };
}

const digits = (): string => String(Math.trunc(1e12 + Math.random() * 9e12));
