import type { Html } from './html.ts';

/** Where people read something. */
export type Place = 'Slack' | 'Discord' | 'Terminal' | 'Local page';

/** What somebody sees at one place. */
export interface Screen {
  readonly place: Place;
  readonly drawn: Html;
}

/** Something that people read, wherever they may read it. */
export interface Exhibit {
  readonly title: string;
  /** What was typed or what happened, a sentence; code stands in backticks. */
  readonly caption: string;
  readonly screens: readonly Screen[];
}

export interface Chapter {
  readonly title: string;
  /** A sentence, as in a caption. */
  readonly about: string;
  readonly exhibits: readonly Exhibit[];
}
