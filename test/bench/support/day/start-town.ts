import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const hello = z.object({
  apiUrl: z.string(),
  token: z.string(),
  guildId: z.string(),
  channelIds: z.array(z.string()),
  sourceUrl: z.string(),
});

const life = z.object({
  messages: z.number(),
  votes: z.number(),
  answers: z.number(),
  requests: z.number(),
});

/** What has happened in the town so far. */
export type Life = z.infer<typeof life>;

/** Discord, its people and the source of papers, in a process of their own. */
export interface Town extends z.infer<typeof hello> {
  /** So many people vote for papers that were posted. */
  vote(count: number): Promise<void>;
  /** So many commands are given, and answered. */
  ask(count: number): Promise<void>;
  /** Nothing has been asked of Discord for a while: what was to be done is done. */
  settled(): Promise<Life>;
  close(): void;
}

/** Longer than changes of votes are gathered. */
const QUIET_MS = 3_000;
const PAUSE_MS = 250;

export async function startTown(channels: number): Promise<Town> {
  const path = fileURLToPath(new URL('town.ts', import.meta.url));
  const child = fork(path, [String(channels)], { execArgv: ['--import', 'tsx'] });
  const next = async (): Promise<unknown> => (await once(child, 'message'))[0];
  const request = (what: string, count = 0) => {
    const answer = next();
    child.send({ what, count });
    return answer;
  };
  const figures = async () => life.parse(await request('tell'));

  return {
    ...hello.parse(await next()),
    async vote(count) {
      await request('vote', count);
    },
    async ask(count) {
      await request('ask', count);
    },
    async settled() {
      let last = await figures();
      for (let quiet = 0; quiet < QUIET_MS; quiet += PAUSE_MS) {
        await sleep(PAUSE_MS);
        const now = await figures();
        if (now.requests > last.requests) quiet = 0;
        last = now;
      }
      return last;
    },
    close: () => void child.disconnect(),
  };
}
