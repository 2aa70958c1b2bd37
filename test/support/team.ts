import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type App, type AppOptions, startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { Logger } from '../../src/core/ports/logger.ts';
import { localDate } from '../../src/core/schedule/dates.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { item } from './huggingface-items.ts';
import { startHuggingFaceServer } from './huggingface-server.ts';
import { silentLogger } from './silent-logger.ts';

const name = 'config/default.json';
const defaults: object = JSON.parse(readFileSync(name, 'utf8'));

const PAPERS = 20;

const KEYWORDS = ['robotics', 'world models', 'diffusion'];

/** The one that the commands' examples name. */
const EXAMPLE = item('2401.01234', { title: 'Planning with Paper Planes', upvotes: 1 });

/** A settings file for the real program, on platforms whose time runs so many times faster. */
export function hurriedSettings(folder: string, haste = 10): string {
  const file = join(folder, 'settings.json');
  writeFileSync(file, JSON.stringify({ ...defaults, haste }));
  return file;
}

/** A source with 20 papers on New York's today. */
export function startSource() {
  const today = localDate(Date.now(), 'America/New_York');
  const list = Array.from({ length: PAPERS - 1 }, (_, index) =>
    item(`2608.${String(index + 1).padStart(5, '0')}`, {
      upvotes: 100 - index,
      ai_keywords: KEYWORDS.slice(index % KEYWORDS.length),
    }),
  );
  return startHuggingFaceServer({ days: { [today]: [...list, EXAMPLE] } });
}

/** What the local page answers to a command, as HTML. */
export async function askPage({ url }: Pick<App, 'url'>, text: string): Promise<string> {
  const response = await fetch(`${url}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ text }),
  });
  return response.text();
}

export interface HomeOptions {
  /** How many times faster the platforms' time runs; nothing waits for Slack's paces at 1,000. */
  readonly haste?: number;
  readonly logger?: Logger;
  /** Takes what ends each part, the last one first; at the end of the test unless said. */
  readonly ending?: (end: () => void | Promise<void>) => void;
}

/**
 * Where the whole of Paperboy runs, as `paperboy start` runs it: papers to post, and a folder of its
 * own. A second start finds what the first one left.
 */
export async function createHome({
  logger = silentLogger,
  ending = onTestFinished,
  haste = 1,
}: HomeOptions = {}) {
  const source = await startSource();
  ending(() => source.close());
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  ending(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'team.db');
  let app: App | undefined;

  /**
   * @param environment the platforms and their tokens
   * @param settings take the place of the file's
   */
  async function start(
    environment: Readonly<Record<string, string>>,
    settings: Readonly<Record<string, unknown>> = {},
  ): Promise<App> {
    const options: AppOptions = {
      config: loadConfig(
        {
          DATABASE_URL: `sqlite:${file}`,
          HUGGINGFACE_URL: source.url,
          // The real arXiv is not asked by tests that are not about it.
          ARXIV_URL: 'http://127.0.0.1:9',
          PORT: '0',
          ...environment,
        },
        { name, text: JSON.stringify({ ...defaults, haste, ...settings }) },
      ),
      clock: { now: () => Date.now() },
      logger,
      version: '0.0.0',
      holder: 'a test',
      zone: 'Europe/Berlin',
      sampleFile: 'config/sample/papers.json',
    };
    app = await startApp(options);
    return app;
  }
  async function stop(): Promise<void> {
    await app?.stop();
    app = undefined;
  }
  ending(stop);

  /** The same database, as a second process would read it. */
  async function openStorage(): Promise<Storage> {
    const guest = await openSqlite({ file, holder: 'a guest', now: Date.now(), access: 'guest' });
    ending(() => guest.close());
    return guest;
  }

  return { folder, start, stop, openStorage };
}
