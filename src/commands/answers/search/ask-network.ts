import { SourceError } from '../../../core/errors.ts';
import type { SourceEntry } from '../../../core/paper/model.ts';
import type { CommandContext } from '../../context.ts';
import { askSource } from '../ask-source.ts';
import type { NetworkOutcome } from './memory.ts';

/** How long (ms) somebody waits for the live source. */
const BUDGET_MS = 1500;

/** How many papers it is asked for: further down they fit by chance. */
const MOST = 30;

export interface NetworkAnswer {
  readonly entries: readonly SourceEntry[];
  readonly outcome: NetworkOutcome;
}

const UNASKED: NetworkAnswer = { entries: [], outcome: { state: 'unasked' } };

/** What the live source finds for these words; never throws for a failure of the source. */
export async function askNetwork(text: string, context: CommandContext): Promise<NetworkAnswer> {
  const { source, memory, clock } = context;
  if (text === '') return UNASKED;
  try {
    const entries = await askSource(BUDGET_MS, (signal) => source.search(text, MOST, signal));
    return { entries, outcome: { state: 'answered' } };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    memory.failures.set(source.name, error.message, clock.now());
    return failed(error.message);
  }
}

/** That it failed a moment ago, when it did: then nobody waits for it again. */
export function recentFailure({
  source,
  memory,
  clock,
}: CommandContext): NetworkAnswer | undefined {
  const why = memory.failures.get(source.name, clock.now());
  return why === undefined ? undefined : failed(why);
}

const failed = (why: string): NetworkAnswer => ({ entries: [], outcome: { state: 'failed', why } });
