import type { Html } from '../page/html.ts';
import { makeFolder } from '../stage/folder.ts';
import { createClock, FIRST_MORNING } from '../stage/moments.ts';
import type { Neutral } from '../stage/neutral.ts';
import { startSources } from '../stage/papers.ts';
import { calm, run } from './transcript.ts';

/** What the command line prints where all is well, and at small mistakes. */
export async function well(neutral: Neutral) {
  const sources = await startSources(createClock(FIRST_MORNING).now, neutral);
  // What is filled in by itself would be more or less.
  const folder = makeFolder(sources.environment, { backfillDays: 0 });
  const place = { folder: folder.path, moment: FIRST_MORNING };
  const printed = (...args: readonly string[]): Promise<Html> => run(args, place);
  try {
    return {
      start: await run([], {
        ...place,
        environment: { PORT: '0' },
        after: calm,
      }),
      doctor: await printed('doctor'),
      preview: await printed('preview'),
      backfill: await printed('backfill', '--from', '2026-08-17', '--to', '2026-08-20'),
      replay: await printed('replay', '--from', '2026-08-19', '--to', '2026-08-19'),
      backup: await printed('backup', 'friday.db'),
      backupAgain: await printed('backup', 'friday.db'),
      restore: await printed('restore', 'friday.db'),
      reindex: await printed('reindex'),
      help: await printed('--help'),
      mistyped: await printed('stats'),
    };
  } finally {
    await sources.close();
    folder.remove();
  }
}
