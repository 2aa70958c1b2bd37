import { operatingPage, type Trouble, withPage } from '../core/operating-page.ts';
import type { ChatPlatform } from '../core/ports/chat-platform.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { MeasureStore } from '../core/ports/stores/measures.ts';

/** An edition that is later than this (ms) is not just about to be made. */
const OVERDUE_MS = 10 * 60_000;

const MINUTE_MS = 60_000;

export interface ReadinessOptions {
  readonly platforms: readonly Pick<ChatPlatform, 'problem'>[];
  readonly measures: Pick<MeasureStore, 'oldestDue'>;
  readonly clock: Clock;
  /** Why the database can't be written, and what to do. */
  databaseProblem(): Promise<string | undefined>;
}

/** Everything that keeps Paperboy from its work now, a sentence or two each; it never rejects. */
export function createReadiness(options: ReadinessOptions): () => Promise<readonly string[]> {
  const { platforms, databaseProblem } = options;
  return async () => {
    const [database, schedule] = await Promise.all([databaseProblem(), overdue(options)]);
    const whole = platforms.map((platform) => platform.problem());
    return [unwritable(database), ...whole, schedule]
      .filter((trouble) => trouble !== undefined)
      .map(withPage);
  };
}

function unwritable(problem: string | undefined): Trouble | undefined {
  if (problem === undefined) return undefined;
  const message = `Nothing is posted, because ${problem}.`;
  return { message, help: operatingPage('database-not-writable') };
}

/** Says no channel's name: whoever can reach the port may read it. */
async function overdue({ measures, clock }: ReadinessOptions): Promise<Trouble | undefined> {
  const now = clock.now();
  try {
    const due = await measures.oldestDue(now);
    if (due === undefined || now - due < OVERDUE_MS) return undefined;
    const message =
      `An edition is ${Math.floor((now - due) / MINUTE_MS)} minutes late. It waits for its ` +
      'source; if the source is well, look into the log.';
    return { message, help: operatingPage('edition-late') };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The database can’t be read (${reason}). Check its disk and its permissions.`;
    return { message, help: operatingPage('database-not-opened') };
  }
}
