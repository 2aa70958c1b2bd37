import type { SearchIndex } from '../core/ports/search-index.ts';
import type { SearchUpkeep } from '../core/ports/search-upkeep.ts';
import type { ActionStore } from '../core/ports/stores/actions.ts';
import type { DepartureStore } from '../core/ports/stores/departures.ts';
import type { DisplayStore } from '../core/ports/stores/displays.ts';
import type { EditionStore } from '../core/ports/stores/editions.ts';
import type { FetchStore } from '../core/ports/stores/fetches.ts';
import type { LapseStore } from '../core/ports/stores/lapses.ts';
import type { LocalChannelStore } from '../core/ports/stores/local-channel.ts';
import type { MeasureStore } from '../core/ports/stores/measures.ts';
import type { OutboxStore } from '../core/ports/stores/outbox.ts';
import type { PaperStore } from '../core/ports/stores/papers.ts';
import type { PeopleStore } from '../core/ports/stores/people.ts';
import type { RetentionStore } from '../core/ports/stores/retention.ts';
import type { SavedStore } from '../core/ports/stores/saved.ts';
import type { SubscriptionStore } from '../core/ports/stores/subscriptions.ts';
import type { VoteStore } from '../core/ports/stores/votes.ts';

/** Everything that is kept, whatever keeps it. */
export interface Storage {
  readonly papers: PaperStore;
  readonly fetches: FetchStore;
  readonly subscriptions: SubscriptionStore;
  readonly editions: EditionStore;
  readonly outbox: OutboxStore;
  readonly votes: VoteStore;
  readonly displays: DisplayStore;
  readonly actions: ActionStore;
  readonly saved: SavedStore;
  readonly localChannel: LocalChannelStore;
  readonly search: SearchIndex;
  readonly searchUpkeep: SearchUpkeep;
  readonly measures: MeasureStore;
  readonly lapses: LapseStore;
  readonly people: PeopleStore;
  readonly departures: DepartureStore;
  readonly retention: RetentionStore;
  /** Throws when nothing can be written now, for instance because the disk is full. */
  probe(now: number): Promise<void>;
  /** Writes a checked copy into a new file. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
