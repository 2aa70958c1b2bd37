import type { Html } from '../page/html.ts';
import type { Sources } from './papers.ts';

/** Ada manages the channel, Bob reads it. */
export type Who = 'ada' | 'bob';

/** What the status says as long as something is under way. */
export const UNDER_WAY = /waiting|being|to be indexed/;

/** A channel of a chat platform with the real Paperboy in it, and what people see there. */
export interface Room {
  readonly place: 'Slack' | 'Discord';
  readonly sources: Sources;
  /** The database's file. */
  readonly database: string;
  /** Answers `paperboy setup`; what it prints and what is typed. */
  setUp(): Promise<Html>;
  /** Starts Paperboy at this moment, anew if it runs; resolves when it is connected. */
  start(moment: number): Promise<void>;
  /** Gives a command as text, without `/papers`. */
  ask(line: string, who?: Who): Promise<Html>;
  /** What Ada is told of the status, once everything is sent. */
  statusAtRest(): Promise<Html>;
  /** How Ada changes the channel's settings, with the form that it comes to. */
  settings(): Promise<Html>;
  /** What the channel was welcomed with. */
  welcome(): Html;
  /** The first message of the edition that came since the start. */
  edition(): Promise<Html>;
  /** The edition with its thread, once it is whole. */
  thread(papers: number): Promise<Html>;
  /** What somebody reads who presses Vote under a paper, the first one being 0. */
  vote(index: number, who: Who): Promise<Html>;
  react(index: number, who: Who, emoji: '👍' | '🔥'): void;
  /** A paper's message, once it shows so many votes. */
  voted(index: number, votes: number): Promise<Html>;
  /** What “Find this paper” answers on what Bob said. */
  find(said: string): Promise<Html>;
  /** What Ada is answered who subscribes a channel in which the bot can't post. */
  subscribeElsewhere(): Promise<Html>;
  /** What Ada is told when, at this moment, the bot can't post in its channel any more. */
  shutOut(moment: number): Promise<Html>;
  close(): Promise<void>;
}

export function lastOf<T>(messages: readonly T[]): T {
  const last = messages.at(-1);
  if (last === undefined) throw new Error('there is no message');
  return last;
}
