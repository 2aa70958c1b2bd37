import { UserError } from '../core/errors.ts';
import { parseAccount } from '../core/people/account.ts';
import { describeKnown } from '../core/people/describe-known.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { PeopleStore } from '../core/ports/stores/people.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import { type Surroundings, systemClock } from './surroundings.ts';

interface ForgetOptions {
  /** Only says what would be deleted. */
  readonly dryRun: boolean;
}

/** Deletes what is kept of a person, also beside a Paperboy that runs. */
export async function forget(
  who: string,
  options: ForgetOptions,
  { config, print, holder }: Surroundings,
): Promise<void> {
  const storage = await openSqlite({
    file: config.databaseFile,
    holder,
    now: systemClock.now(),
    access: 'guest',
  });
  try {
    await forgetPerson(who, options, { ...storage, clock: systemClock, print });
  } finally {
    await storage.close();
  }
}

interface ForgetDependencies {
  readonly people: PeopleStore;
  readonly clock: Clock;
  print(line: string): void;
}

/** @param who as the configuration names people: `slack:U012AB3CD` */
export async function forgetPerson(
  who: string,
  { dryRun }: ForgetOptions,
  { people, clock, print }: ForgetDependencies,
): Promise<void> {
  const account = parseAccount(who);
  if (!account) throw new UserError(NO_PERSON);
  const kept = describeKnown(await people.known(account));
  if (kept.length === 0) return print(`Paperboy keeps nothing of ${who}.`);
  print(`Paperboy keeps of ${who}:`);
  for (const amount of kept) print(`  ${amount}`);
  if (dryRun) return print('Nothing was deleted: this was a dry run.');
  await people.forget(account, clock.now());
  print(DELETED);
}

const NO_PERSON =
  'A person is given as PLATFORM:USER, for instance slack:U012AB3CD, discord:80351110224678912 or ' +
  'local:visitor. Slack’s “Copy member ID” and Discord’s “Copy User ID” give the second part.';

const DELETED =
  'All of it is deleted. A Paperboy that runs shows the new counts of votes within a minute, else ' +
  'the next one does. Reactions that still stand on the platform no longer count. Backups from ' +
  'before hold what was deleted until newer ones take their place.';
