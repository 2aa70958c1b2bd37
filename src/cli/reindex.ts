import { counted } from '../core/message/counted.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import { type Surroundings, systemClock } from './surroundings.ts';

const SAY_EVERY = 10_000;

/** Builds the search index anew, beside a Paperboy that runs: the old one answers until then. */
export async function reindex({ config, print, holder }: Surroundings): Promise<void> {
  const storage = await openSqlite({
    file: config.databaseFile,
    holder,
    now: systemClock.now(),
    access: 'guest',
  });
  let said = 0;
  try {
    await storage.searchUpkeep.reindex((done, all) => {
      if (done - said < SAY_EVERY && done < all) return;
      said = done;
      print(`${done} of ${counted(all, 'paper')} indexed`);
    });
    const { agrees, papers, pending } = await storage.searchUpkeep.status();
    const rest =
      pending > 0
        ? `; ${counted(pending, 'paper')} wait for a running Paperboy to write them, and are found meanwhile`
        : '';
    print(
      agrees
        ? `The search index is new and agrees with ${counted(papers, 'paper')}${rest}.`
        : 'The search index is new, but does not agree with the papers. Run it again.',
    );
  } finally {
    await storage.close();
  }
}
