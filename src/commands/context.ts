import type { EditionDraft } from '../core/edition/draft.ts';
import type { PostNow } from '../core/edition/editor.ts';
import type { Subscription, SubscriptionSettings } from '../core/edition/model.ts';
import type { Trouble } from '../core/operating-page.ts';
import type { PaperId } from '../core/paper/identity.ts';
import type { Day } from '../core/paper/model.ts';
import type { Asker, ChannelProblem, Person } from '../core/ports/chat-platform.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { PaperSource } from '../core/ports/paper-source.ts';
import type { SearchIndex } from '../core/ports/search-index.ts';
import type { SearchUpkeep } from '../core/ports/search-upkeep.ts';
import type { EditionStore } from '../core/ports/stores/editions.ts';
import type { FetchStore } from '../core/ports/stores/fetches.ts';
import type { OutboxStore } from '../core/ports/stores/outbox.ts';
import type { PaperStore } from '../core/ports/stores/papers.ts';
import type { PeopleStore } from '../core/ports/stores/people.ts';
import type { SavedStore } from '../core/ports/stores/saved.ts';
import type { SubscriptionStore } from '../core/ports/stores/subscriptions.ts';
import type { Ballot, Electorate, VoteStore } from '../core/ports/stores/votes.ts';
import type { SearchMemory } from './answers/search/memory.ts';

/** What commands work with; one object, built once by the composition root. */
export interface CommandServices {
  readonly clock: Clock;
  readonly papers: PaperStore;
  readonly search: SearchIndex;
  readonly searchUpkeep: Pick<SearchUpkeep, 'status'>;
  readonly votes: VoteStore;
  readonly saved: SavedStore;
  readonly people: PeopleStore;
  readonly editions: Pick<EditionStore, 'latest' | 'postings' | 'ofDate'>;
  readonly fetches: Pick<FetchStore, 'days' | 'lastOf'>;
  readonly outbox: Pick<OutboxStore, 'counts' | 'failures'>;
  readonly subscriptions: Pick<
    SubscriptionStore,
    'ofChannel' | 'ofWorkspace' | 'put' | 'save' | 'end'
  >;
  /** The platform that a channel or a person is on. */
  readonly chat: Chat;
  /** What a new subscription has where nothing else is asked for. */
  readonly defaults: Omit<SubscriptionSettings, 'zone'>;
  /** The live source, asked when the library does not have a paper. */
  readonly source: PaperSource;
  /** The source whose papers are listed while the live one can't be read. */
  readonly standIn: Pick<PaperSource, 'name' | 'label'>;
  /** The bundle whose papers are listed while neither was ever reached. */
  readonly sample: Pick<PaperSource, 'name' | 'label'>;
  /** The zone of people whose channel has no subscription. */
  readonly zone: string;
  /** Who votes together with this workspace. */
  electorateOf(workspace: { readonly platform: string; readonly workspace: string }): Electorate;
  /** What the subscription's next edition would hold if it were planned now. */
  draft(subscription: Subscription): Promise<EditionDraft>;
  /** Plans today's edition of a channel at once, unless it has one or there is nothing to post. */
  postNow(subscription: Subscription): Promise<PostNow>;
  /** What people see: the live source's papers or, while it was never reached, others. */
  shown(): Promise<'live' | 'stand-in' | 'sample'>;
  /** Why nothing can be kept now, for instance a full disk, and what to do. */
  databaseProblem(): Promise<string | undefined>;
  /** A person's vote for a paper changed otherwise than by a reaction. */
  voted(paperId: PaperId): void;
}

/** What commands ask of the platforms. Nothing here throws: what can't be asked is unknown, or no. */
export interface Chat {
  /** A link to a posted message, when its platform has one. */
  permalink(platform: string, message: string): Promise<string | undefined>;
  mayManage(asker: Asker): Promise<boolean>;
  /** What people should know of a platform's ways when they type commands, if anything. */
  advice(platform: string): string | undefined;
  /** What keeps a channel’s editions from coming as they should. */
  channelProblem(of: Pick<Subscription, 'channel' | 'layout'>): Promise<ChannelProblem | undefined>;
  /**
   * What is wrong with whole platforms or does not work there; for whoever runs Paperboy also with
   * channels elsewhere.
   */
  problems(asker: Asker): Promise<readonly Trouble[]>;
  /** Whether this is somebody who runs Paperboy: whoever reads the page, or an administrator. */
  runsPaperboy(person: Person): boolean;
}

/** What one run of a command knows. */
export interface CommandContext extends CommandServices {
  /** What the runs before it left. */
  readonly memory: SearchMemory;
  readonly asker: Asker;
  /** The settings of the channel where it was asked, if it gets editions. */
  readonly subscription: Subscription | undefined;
  /** The channel's zone, and the local date there. */
  readonly zone: string;
  readonly today: Day;
  /** How it was asked for. */
  readonly origin: Ballot['origin'];
  /** Results already shown; "show more" continues after them. */
  readonly offset: number;
}
