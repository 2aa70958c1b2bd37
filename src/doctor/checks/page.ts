import { createServer } from 'node:net';
import type { Config } from '../../config/load.ts';
import { operatingPage } from '../../core/operating-page.ts';
import { type Finding, ok, problem, warning } from '../finding.ts';

const ABOUT = 'Local page';
const HELP = operatingPage('page-not-reachable');
const PORT = operatingPage('port-in-use');
const NOT_READY = 'See what the other lines say.';
const PATIENCE_MS = 3_000;

/** Of what answers there; it may be another program. */
const LONGEST = 600;

/** Whether the page answers, or could be served, and to whom. */
export async function checkPage(
  { host, port, password }: Config['http'],
  isRunning: boolean,
): Promise<readonly Finding[]> {
  const isLocal = /^(?:127\.|::1$|localhost$)/.test(host);
  const open =
    isLocal || password !== undefined
      ? []
      : [
          warning(
            ABOUT,
            `HOST is ${host}, but without a password the page answers this computer only`,
            'Set PAPERBOY_PASSWORD, or remove HOST.',
            HELP,
          ),
        ];
  const standing = isRunning ? await running(host, port) : await stopped(host, port);
  return [standing, ...open];
}

async function running(host: string, port: number): Promise<Finding> {
  if (port === 0) return ok(ABOUT, 'its port is another one at each start (PORT=0)');
  const url = `http://${/^(?:0\.0\.0\.0|::)$/.test(host) ? '127.0.0.1' : host}:${port}`;
  try {
    const answer = await fetch(`${url}/readyz`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.ok) return ok(ABOUT, `ready at ${url}`);
    // It says it in lines, which are one here.
    const said = (await answer.text()).trim().replace(/\s+/g, ' ').slice(0, LONGEST);
    return problem(ABOUT, said, NOT_READY, HELP);
  } catch {
    const todo = 'If it was started with another HOST or PORT, set the same here; else restart it.';
    return warning(ABOUT, `Paperboy runs, but nothing answers at ${url}`, todo, HELP);
  }
}

function stopped(host: string, port: number): Promise<Finding> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(unusable(host, port, code)));
    server.listen({ host, port }, () =>
      server.close(() => resolve(ok(ABOUT, `${host}:${port} is free for it`))),
    );
  });
}

function unusable(host: string, port: number, code = ''): Finding {
  if (code === 'EADDRINUSE') {
    const todo = 'Stop the other program, or set another PORT.';
    return problem(ABOUT, `another program uses port ${port}`, todo, PORT);
  }
  const todo = 'Set HOST to an address of this computer and PORT to a number from 1024 up.';
  return problem(ABOUT, `it can’t be served at ${host}:${port} (${code})`, todo, PORT);
}
