import type { Action, Message } from './model.ts';

/** Who sees an answer: only the person who asked, or the whole channel. */
export type Visibility = 'private' | 'shared';

/** The answer to a command: a message, or a form to fill in. */
export type Reply = MessageReply | FormReply;

export interface MessageReply {
  readonly message: Message;
  readonly visibility: Visibility;
  /** Nothing was done; the message says why. */
  readonly refused?: true;
  /** There is more: the action that shows it. */
  readonly more?: Action;
  /** The action that gives the same answer, where everybody in the channel may see it. */
  readonly share?: Action;
  /** The same as a form, for a platform that can still open one after it was asked. */
  readonly form?: Form;
  /**
   * What is wrong with the values that were given, a sentence by option name; for a form to show at
   * its fields.
   */
  readonly wrong?: Readonly<Record<string, string>>;
}

/** Asks for a few values; sent back, they join the action's arguments. */
export interface FormReply {
  readonly form: Form;
}

export interface Form {
  readonly title: string;
  /** What runs with the fields' values as arguments, by field name; an empty one is left out. */
  readonly action: Action;
  /** At most five, because Discord's forms have no more; beside a message there may be more. */
  readonly fields: readonly FormField[];
}

export interface FormField {
  readonly name: string;
  readonly label: string;
  /** What to write, with an example. */
  readonly hint: string;
  readonly value: string;
  /** What there is to pick from, where it is one of a few; `value` is one of them. */
  readonly choices?: readonly { readonly label: string; readonly value: string }[];
}
