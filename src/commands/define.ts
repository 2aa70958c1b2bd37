import type { FormReply, MessageReply, Visibility } from '../core/message/reply.ts';
import type { CommandContext } from './context.ts';

interface Named {
  readonly name: string;
  /** A noun phrase: "words of the title". */
  readonly summary: string;
  readonly required?: true;
}

/**
 * One option of a command, as data. `text` and `paper` take all the text that is no other option;
 * a command has at most one of them. While it is typed, completion offers values for every kind but
 * `text`, `choice` and `integer`, which need none.
 */
export type Option = Named &
  (
    | { readonly kind: 'text' | 'paper' }
    /** A calendar day. */
    | { readonly kind: 'date' }
    /** A day, also written as a span that ends today: `7d`, `2w`. */
    | { readonly kind: 'since' }
    /** A day to come, also written as a weekday or as a span that begins today: `monday`, `2w`. */
    | { readonly kind: 'until' }
    | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly default?: string }
    | {
        readonly kind: 'integer';
        readonly min: number;
        readonly max: number;
        readonly default?: number;
        /** A usual number, where none is the default. */
        readonly example?: number;
      }
    /** A time of day, given as `HH:MM`. */
    | { readonly kind: 'time' }
    /** A place's time zone, given as its IANA name. */
    | { readonly kind: 'zone' }
    /** Days of the week, given as ISO numbers in order: `1,2,3`. */
    | { readonly kind: 'weekdays' }
    /** Words and phrases between commas, those with a minus left out; `any` for none at all. */
    | { readonly kind: 'topics' }
  );

/** What a person may need before a command runs for them, checked when they act. */
type Permission = 'manage';

type Value<O extends Option> = O extends { kind: 'integer' }
  ? number
  : O extends { kind: 'choice'; choices: readonly (infer Choice)[] }
    ? Choice
    : string;

type Given<O extends Option> = O extends { required: true } | { default: string | number }
  ? Value<O>
  : Value<O> | undefined;

/** The arguments that `run` gets, by option name; days are `YYYY-MM-DD`. */
export type Args<Options extends readonly Option[] = readonly Option[]> = {
  readonly [O in Options[number] as O['name']]: Given<O>;
};

/** What a command answers; who sees it is declared. */
export type Answer = Omit<MessageReply, 'visibility' | 'share' | 'refused' | 'wrong'> | FormReply;

/**
 * A command, declared once for every platform.
 * @example
 * defineCommand({
 *   name: 'top',
 *   summary: 'The papers your team voted for',
 *   visibility: 'shared',
 *   options: [{ name: 'window', summary: 'how far back', kind: 'choice', choices: ['day', 'week'] }],
 *   examples: ['top week'],
 *   run: async ({ window }, context) => ({ message: message(...) }),
 * });
 */
export interface Command<Options extends readonly Option[] = readonly Option[]> {
  readonly name: string;
  /** What it gives, one line. */
  readonly summary: string;
  readonly visibility: Visibility;
  /** A private answer that a person may show to the whole channel. */
  readonly shareable?: true;
  /** Who may run it: only people who may manage the channel. */
  readonly permission?: Permission;
  /** It answers with a form. */
  readonly opensForm?: true;
  /** Only buttons lead to it; nobody types it. */
  readonly hidden?: true;
  readonly options: Options;
  /** What its help says beside its options, a paragraph each. */
  readonly details?: readonly string[];
  /** Lines without `/papers` that work as they stand. */
  readonly examples: readonly string[];
  run(args: Args<Options>, context: CommandContext): Promise<Answer>;
}

/** Gives `run` arguments typed by the declared options. */
export function defineCommand<const Options extends readonly Option[]>(
  command: Command<Options>,
): Command<Options> {
  return command;
}
