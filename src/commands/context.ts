import type { EditionDraft } from '../core/edition/draft.ts';
import type { Subscription } from '../core/edition/model.ts';
import type { Day } from '../core/paper/model.ts';
import type { Asker } from '../core/ports/chat-platform.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { PaperSource } from '../core/ports/paper-source.ts';
import type { SearchIndex } from '../core/ports/search-index.ts';
import type { EditionStore } from '../core/ports/stores/editions.ts';
import type { FetchStore } from '../core/ports/stores/fetches.ts';
import type { OutboxStore } from '../core/ports/stores/outbox.ts';
import type { PaperStore } from '../core/ports/stores/papers.ts';
import type { SavedStore } from '../core/ports/stores/saved.ts';
import type { SubscriptionStore } from '../core/ports/stores/subscriptions.ts';
import type { Electorate, VoteStore } from '../core/ports/stores/votes.ts';

/** What commands work with; one object, built once by the composition root. */
export interface CommandServices {
  readonly clock: Clock;
  readonly papers: PaperStore;
  readonly search: SearchIndex;
  readonly votes: VoteStore;
  readonly saved: SavedStore;
  readonly editions: Pick<EditionStore, 'latest' | 'postings'>;
  readonly fetches: Pick<FetchStore, 'days' | 'lastOf'>;
  readonly outbox: Pick<OutboxStore, 'counts' | 'failures'>;
  readonly subscriptions: Pick<SubscriptionStore, 'ofChannel'>;
  /** The live source, asked when the library does not have a paper. */
  readonly source: PaperSource;
  /** The bundle whose papers are listed while the live source was never reached. */
  readonly sample: Pick<PaperSource, 'name' | 'label'>;
  /** The zone of people whose channel has no subscription. */
  readonly zone: string;
  /** Who votes together with this workspace. */
  electorateOf(workspace: { readonly platform: string; readonly workspace: string }): Electorate;
  /** What the subscription's next edition would hold if it were planned now. */
  draft(subscription: Subscription): Promise<EditionDraft>;
  /** Whether what people see is the bundled sample, because no source was ever reached. */
  sampleOnly(): Promise<boolean>;
  /** A link to a posted message, when its platform has one. */
  permalink(platform: string, message: string): Promise<string | undefined>;
}

/** What one run of a command knows. */
export interface CommandContext extends CommandServices {
  readonly asker: Asker;
  /** The settings of the channel where it was asked, if it gets editions. */
  readonly subscription: Subscription | undefined;
  /** The channel's zone, and the local date there. */
  readonly zone: string;
  readonly today: Day;
  /** Results already shown; "show more" continues after them. */
  readonly offset: number;
}
