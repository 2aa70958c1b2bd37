import type { Reply, Visibility } from '../core/message/reply.ts';
import type { CommandContext } from './context.ts';

interface Named {
  readonly name: string;
  /** A noun phrase: "words of the title". */
  readonly summary: string;
  readonly required?: true;
}

/**
 * One option of a command, as data. `text` and `paper` take all the text that is no other option;
 * a command has at most one of them.
 */
export type Option = Named &
  (
    | { readonly kind: 'text' | 'paper' }
    /** A calendar day. */
    | { readonly kind: 'date' }
    /** A day, also written as a span that ends today: `7d`, `2w`. */
    | { readonly kind: 'since' }
    | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly default?: string }
    | { readonly kind: 'integer'; readonly min: number; readonly max: number; default?: number }
  );

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
export type Answer = Omit<Reply, 'visibility'>;

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
  readonly options: Options;
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
