import { startApp } from '../app.ts';
import { secretsOf } from '../config/secrets.ts';
import { createLogger } from '../service/logger.ts';
import { type Surroundings, systemClock } from './surroundings.ts';

/** What is under way gets this long to end; after that the process ends anyway. */
const STOP_MS = 20_000;

/** Runs Paperboy until the process is asked to end. A second request ends it at once. */
export async function start(surroundings: Surroundings): Promise<void> {
  const { config, print, terminal, version, onStop, onStray, exit } = surroundings;
  const logger = createLogger({
    level: config.logLevel,
    readable: terminal,
    secrets: secretsOf(config),
  });
  // The client libraries leave some of theirs behind when a connection breaks at the wrong moment.
  onStray((error) => logger.error({ err: error }, 'a failure that nobody waited for'));
  const app = await startApp({ ...surroundings, clock: systemClock, logger });
  print(`\nPaperboy ${version} is running.`);
  print(`  Your channel   ${app.url}`);
  print(`  Its database   ${config.databaseFile}`);
  if (config.discord) print('  Discord        connecting; /papers status says how it stands');
  if (config.slack)
    print(`  Slack          ${describeSlack(config.slack)}; /papers status says how it stands`);
  print('  To stop        Ctrl-C\n');
  if (isOpen(config.http)) {
    print('  The page answers this computer only, until PAPERBOY_PASSWORD is set.\n');
  }

  let asked = false;
  onStop(() => {
    if (asked) return exit(1);
    asked = true;
    print('Stopping; Ctrl-C again to stop at once.');
    setTimeout(() => exit(1), STOP_MS).unref();
    app.stop().then(
      () => exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'could not stop cleanly');
        exit(1);
      },
    );
  });
}

const describeSlack = ({ entrance }: NonNullable<Surroundings['config']['slack']>): string =>
  entrance.mode === 'socket' ? 'connecting' : 'waiting for requests at /slack/events';

/** Listens to the network, but without the password that the network needs. */
const isOpen = ({ host, password }: Surroundings['config']['http']): boolean =>
  password === undefined && !/^(?:127\.|::1$|localhost$)/.test(host);
