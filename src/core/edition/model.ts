import type { PaperId } from '../paper/identity.ts';
import type { Day } from '../paper/model.ts';
import type { ChannelRef, Person } from '../ports/chat-platform.ts';
import type { Empty } from './empty.ts';
import type { Layout } from './layout.ts';

/** Words and phrases that papers must, or must not, hold. Empty lists let everything through. */
export interface Topics {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** A channel's settings: when it gets an edition, and which papers are for it. */
export interface SubscriptionSettings {
  /** Local time of day, `09:00`. */
  readonly time: string;
  /** IANA time zone. */
  readonly zone: string;
  /** ISO weekdays, 1 = Monday. */
  readonly days: readonly number[];
  /** Papers in an edition, at most. */
  readonly count: number;
  readonly topics: Topics;
  /** Papers with fewer upvotes stay out. */
  readonly minimum: number;
  readonly layout: Layout;
  readonly empty: Empty;
}

export interface Subscription extends SubscriptionSettings {
  readonly id: string;
  readonly channel: ChannelRef;
  /** The local date of the next edition, and the moment it is due (epoch milliseconds). */
  readonly nextDate: Day;
  readonly nextRunAt: number;
  readonly standing: Standing;
  /** Who subscribed or last changed it; nobody, when its settings follow the configuration. */
  readonly by?: Person;
}

/** Whether editions come. */
export type Standing =
  | { readonly state: 'active' }
  /** Somebody asked for it; until somebody asks again. */
  | { readonly state: 'paused' }
  /** The platform refuses the channel; it goes on by itself when that is mended. */
  | { readonly state: 'stopped'; readonly reason: string };

/** What an edition turned out to be: papers, an honest line instead, or (`late`) nothing. */
export type EditionOutcome =
  | 'papers'
  /** The source lists nothing at weekends and on holidays. */
  | 'weekend'
  | 'source-failed'
  | 'filtered'
  /** Due while Paperboy was away, and too long ago to be posted. */
  | 'late';

/** `sample` editions come from the bundle, stand in for the first real one, and stay marked. */
export type EditionKind = 'daily' | 'sample';

export interface EditionPaper {
  readonly paperId: PaperId;
  /** From 1. */
  readonly rank: number;
  readonly score: number;
}

/** One subscription's daily post for one local date. */
export interface Edition {
  readonly id: string;
  readonly subscriptionId: string;
  readonly localDate: Day;
  readonly kind: EditionKind;
  readonly outcome: EditionOutcome;
  /** The source's day that it shows. */
  readonly sourceDay?: Day;
  /** The name of the source that stood in for the usual one. */
  readonly standIn?: string;
  /** Epoch milliseconds. */
  readonly plannedAt: number;
  readonly papers: readonly EditionPaper[];
}
