import type { PaperId } from '../paper/identity.ts';
import type { Day, Popularity } from '../paper/model.ts';
import type { ChannelRef, Person } from '../ports/refs.ts';

/** A run of text with one meaning. Never markdown: each platform's renderer escapes for itself. */
export type Span =
  | { readonly type: 'plain' | 'bold' | 'italic' | 'code'; readonly text: string }
  /** A word that matched what a person searched for. */
  | { readonly type: 'match'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly url: string }
  /** A moment (epoch milliseconds), shown in the reader's zone where the platform can. */
  | { readonly type: 'time'; readonly at: number; readonly zone: string; readonly style: TimeStyle }
  /** Somebody, by the name that the reader's platform gives them; nobody is called by it. */
  | { readonly type: 'person'; readonly person: Person }
  /** A channel, by the name that the reader's platform gives it. */
  | { readonly type: 'channel'; readonly channel: ChannelRef }
  | { readonly type: 'emoji'; readonly emoji: string };

export type TimeStyle = 'date' | 'time' | 'moment';

export type Spans = readonly Span[];

/** A link out of a paper, in the order in which people should meet them. */
export interface PaperLink {
  readonly kind: 'abstract' | 'pdf' | 'code' | 'project' | 'huggingface';
  readonly url: string;
}

/** One paper in full, as a message of its own. */
export interface PaperBlock {
  readonly type: 'paper';
  readonly id: PaperId;
  /** Place in the edition, from 1. */
  readonly rank?: number;
  readonly title: string;
  readonly url: string;
  /** First authors; `authorCount` says how many there are. */
  readonly authors: readonly string[];
  readonly authorCount: number;
  readonly organization?: string;
  readonly summary: string;
  /** Absent when no count was ever observed. */
  readonly popularity?: Popularity;
  /** The team's votes, where the message shows them. */
  readonly votes?: number;
  readonly keywords: readonly string[];
  readonly links: readonly PaperLink[];
  /** Why it stands where it stands, one line. */
  readonly why?: string;
  /** The source's day it was listed on. */
  readonly day?: Day;
}

/** One line of a list: usually a paper. */
export interface Row {
  readonly title: Spans;
  readonly detail: Spans;
  readonly paperId?: PaperId;
}

/** A button's meaning: a command and its arguments, as data. */
export interface Action {
  /** The command's name. */
  readonly name: string;
  readonly version: 1;
  readonly args: Readonly<Record<string, string>>;
}

export type Block =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'text'; readonly spans: Spans }
  | PaperBlock
  | { readonly type: 'rows'; readonly ordered: boolean; readonly rows: readonly Row[] }
  | { readonly type: 'fields'; readonly fields: readonly Field[] }
  | { readonly type: 'actions'; readonly actions: readonly LabelledAction[] }
  | SelectBlock
  | { readonly type: 'image'; readonly url: string; readonly alt: string }
  | { readonly type: 'divider' }
  | { readonly type: 'footnote'; readonly spans: Spans };

export interface Field {
  readonly label: string;
  readonly value: Spans;
}

export interface LabelledAction {
  readonly label: string;
  readonly action: Action;
}

/** One of several actions to pick from; `label` says what for: "Vote for a paper". */
export interface SelectBlock {
  readonly type: 'select';
  readonly label: string;
  readonly options: readonly SelectOption[];
}

export interface SelectOption extends LabelledAction {
  readonly description?: string;
  /** What stands now. */
  readonly selected?: true;
}

/** What is posted or replied, the same for every platform. Deliveries freeze it as JSON. */
export interface Message {
  readonly version: 1;
  readonly blocks: readonly Block[];
}
