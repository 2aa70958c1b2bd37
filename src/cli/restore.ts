import { restoreSqlite } from '../storage/sqlite/restore.ts';
import { type Surroundings, systemClock } from './surroundings.ts';

/** Puts a backup in the database's place, while no Paperboy runs. */
export async function restore(
  backup: string,
  { config, print, holder }: Surroundings,
): Promise<void> {
  const file = config.databaseFile;
  const options = { file, backup, holder, now: systemClock.now() };
  const { kept, doubtful, channels } = await restoreSqlite(options);
  print(`Restored from ${backup}, which was checked.`);
  if (kept) print(`What was there before is kept: ${kept}`);
  print(
    `When Paperboy starts, it looks what was posted since the backup in ${count(channels, 'channel')}` +
      `${doubtful > 0 ? `, and whether ${count(doubtful, 'message')} went out` : ''}. ` +
      'Nothing is posted twice; votes by reaction come back from the platforms. ' +
      'Votes by button, saved papers and settings since the backup are lost.',
  );
}

const count = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? '' : 's'}`;
