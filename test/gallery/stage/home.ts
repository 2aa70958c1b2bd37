import { makeFolder } from './folder.ts';
import type { Clock } from './moments.ts';
import type { Neutral } from './neutral.ts';
import { createPaperboy } from './paperboy.ts';
import { startSources } from './papers.ts';

/** So many times faster is the platforms' time, and people's with it. */
const HASTE = 10;

/** More of them are refused. */
export const COMMANDS_PER_MINUTE = 60;

/** The days of the sample are all that there is to fill in. */
const SETTINGS = {
  ...{ haste: HASTE, backfillDays: 7 },
  commandsPerMinute: COMMANDS_PER_MINUTE / HASTE,
};

export interface HomeOptions {
  /** What `.env` holds besides the addresses of the sources. */
  readonly values: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly neutral: Neutral;
}

/** A Paperboy with a folder of its own, papers to read, and the clock that its platform shares. */
export async function openHome({ values, clock, neutral }: HomeOptions) {
  const sources = await startSources(clock.now, neutral);
  const folder = makeFolder({ ...values, ...sources.environment }, SETTINGS);
  const paperboy = createPaperboy(folder.path, sources.environment);
  return {
    folder,
    sources,
    async start(moment: number): Promise<void> {
      await paperboy.stop();
      clock.set(moment);
      await paperboy.start(moment);
    },
    stop: paperboy.stop,
    async close(): Promise<void> {
      await paperboy.stop();
      await sources.close();
      folder.remove();
    },
  };
}
