import type { Generated } from 'kysely';

/**
 * Tables, for Kysely. Text ids, epoch milliseconds, JSON as text: the same on every database.
 * Type aliases, because Kysely asks for types with an index signature.
 */
export type Schema = {
  readonly paper: PaperTable;
  readonly listing: ListingTable;
  readonly observation: ObservationTable;
  readonly fetch: FetchTable;
  readonly subscription: SubscriptionTable;
  readonly edition: EditionTable;
  readonly edition_paper: EditionPaperTable;
  readonly delivery: DeliveryTable;
  readonly lapse: LapseTable;
  readonly reaction: ReactionTable;
  readonly ballot: BallotTable;
  readonly kept_action: KeptActionTable;
  readonly saved: SavedTable;
  readonly forgotten: ForgottenTable;
  readonly outdated: OutdatedTable;
  readonly departure: DepartureTable;
  readonly local_message: LocalMessageTable;
  readonly local_reaction: LocalReactionTable;
  readonly search_pending: SearchPendingTable;
  readonly search_segment: SearchSegmentTable;
  readonly search_block: SearchBlockTable;
  readonly search_part: SearchPartTable;
  readonly search_stream: SearchStreamTable;
  readonly probe: ProbeTable;
};

export type PaperTable = {
  id: string;
  title: string;
  abstract: string;
  summary: string | null;
  /** JSON array of names. */
  authors: string;
  author_count: number;
  organization: string | null;
  published_at: number | null;
  code_url: string | null;
  project_url: string | null;
  /** JSON array. */
  keywords: string;
  updated_at: number | null;
  /** JSON array. */
  categories: string | null;
  comment: string | null;
  /** Which source each field came from, as JSON: FieldSources. */
  sources: Generated<string>;
  /** When arXiv was asked for it, whatever it knew. */
  looked_up_at: number | null;
};

export type ListingTable = {
  source: string;
  day: string;
  paper_id: string;
};

export type ObservationTable = {
  paper_id: string;
  source: string;
  at: number;
  upvotes: number;
  comments: number;
  stars: number | null;
};

export type FetchTable = {
  source: string;
  resource: string;
  at: number;
  outcome: 'ok' | 'unchanged' | 'empty' | 'failed';
  entries: number;
  skipped: number;
  reason: string | null;
  retry_at: number | null;
  validator: string | null;
};

export type SubscriptionTable = {
  id: string;
  platform: string;
  workspace: string;
  channel: string;
  /** SubscriptionSettings as JSON. */
  settings: string;
  next_date: string;
  next_run_at: number;
  /** `ended` rows stay, because their editions do. */
  state: Generated<'active' | 'paused' | 'stopped' | 'ended'>;
  /** Why the platform refuses the channel. */
  reason: string | null;
  /** A Person as JSON. */
  changed_by: string | null;
};

export type EditionTable = {
  id: string;
  subscription_id: string;
  local_date: string;
  kind: 'daily' | 'sample';
  outcome: 'papers' | 'weekend' | 'source-failed' | 'filtered' | 'late';
  source_day: string | null;
  /** The source that stood in for the usual one. */
  stand_in: string | null;
  planned_at: number;
};

export type EditionPaperTable = {
  edition_id: string;
  paper_id: string;
  rank: number;
  score: number;
};

export type DeliveryTable = {
  key: string;
  edition_id: string;
  platform: string;
  workspace: string;
  channel: string;
  seq: number;
  step: 'parent' | 'thread' | 'paper' | 'reaction';
  paper_id: string | null;
  /** The neutral message as JSON, frozen. */
  message: string;
  state: 'pending' | 'sending' | 'unknown' | 'sent' | 'failed';
  attempts: number;
  due_at: number;
  /** 1 when an earlier attempt may have been sent. */
  doubtful: number;
  first_attempt_at: number | null;
  last_attempt_at: number | null;
  ref: string | null;
  sent_at: number | null;
  reason: string | null;
  /** The team's votes that the posted message shows. */
  shown_votes: Generated<number>;
};

/** The time that a restored database knows nothing of; gone once it was looked up. */
export type LapseTable = {
  subscription_id: string;
  since: number;
  until: number;
};

export type ReactionTable = {
  platform: string;
  workspace: string;
  message: string;
  person: string;
  /** As the platform shows it. */
  emoji: string;
  /** The same without skin tone: what is compared with the vote emojis. */
  vote: string;
  at: number;
};

export type BallotTable = {
  platform: string;
  workspace: string;
  person: string;
  paper_id: string;
  origin: 'button' | 'command';
  at: number;
};

export type KeptActionTable = {
  token: string;
  /** JSON. */
  action: string;
  at: number;
};

export type SavedTable = {
  platform: string;
  workspace: string;
  person: string;
  paper_id: string;
  at: number;
};

/** Who was forgotten a short while ago; told only of an account that is known already. */
export type ForgottenTable = {
  salt: string;
  hash: string;
  at: number;
};

/** Papers whose messages may show votes that are no longer there. */
export type OutdatedTable = {
  paper_id: string;
};

/** Workspaces that removed the bot. */
export type DepartureTable = {
  platform: string;
  workspace: string;
  at: number;
};

export type LocalMessageTable = {
  id: string;
  key: string;
  thread: string | null;
  content: string;
  posted_at: number;
};

export type LocalReactionTable = {
  message_id: string;
  person: string;
  emoji: string;
};

/** Papers whose text the published segments do not tell as it now is. */
type SearchPendingTable = {
  paper_id: string;
  change: string;
};

type SearchSegmentTable = {
  id: string;
  state: 'new' | 'published' | 'replaced';
  recency: number;
  papers: number;
  title_words: number;
  body_words: number;
};

type SearchBlockTable = {
  segment: string;
  number: number;
  first_term: string;
  entries: string;
  data: Uint8Array;
};

type SearchPartTable = {
  segment: string;
  number: number;
  /** JSON array of ids. */
  papers: string;
};

type SearchStreamTable = {
  paper_id: string;
  data: Uint8Array;
};

/** One row that is written to see whether writing works. */
type ProbeTable = {
  id: number;
  at: number;
};
