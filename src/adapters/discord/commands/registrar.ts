import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'discord.js';
import type { Command } from '../../../commands/define.ts';
import { operatingPage, type Trouble } from '../../../core/operating-page.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import { DISCORD } from '../refs.ts';
import { declare } from './declare.ts';
import { register } from './register.ts';

const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 10 * 60_000;

/** Sees to it that Discord has the commands. */
export interface Registrar {
  /** Compares, sends what differs, and tries again until it succeeds. Never rejects. */
  run(client: Client<true>): Promise<void>;
  stop(): void;
  /** Why the commands may be missing, for the operator. */
  problem(): Trouble | undefined;
}

interface RegistrarOptions {
  readonly commands: readonly Command[];
  readonly guildId?: string;
  readonly logger: Logger;
}

const NOT_REGISTERED: Trouble = {
  message:
    'The /papers commands could not be registered with Discord; the log says why. ' +
    'Paperboy keeps trying.',
  help: operatingPage('commands-missing'),
};

export function createRegistrar({ commands, guildId, logger }: RegistrarOptions): Registrar {
  const declared = declare(commands, guildId === undefined);
  let latest = new AbortController();
  let failed = false;

  async function attempt({ rest, application }: Client<true>): Promise<boolean> {
    const where = { rest, applicationId: application.id, ...(guildId && { guildId }) };
    try {
      const isSent = await register(declared, where);
      failed = false;
      logger.info({ platform: DISCORD, sent: isSent }, 'commands are registered');
    } catch (error) {
      failed = true;
      const { help } = NOT_REGISTERED;
      logger.error({ platform: DISCORD, err: error, help }, 'commands not registered');
    }
    return !failed;
  }

  return {
    async run(client) {
      latest.abort();
      latest = new AbortController();
      const { signal } = latest;
      let pause = FIRST_RETRY_MS;
      while (!signal.aborted && !(await attempt(client))) {
        await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
        pause = Math.min(2 * pause, LONGEST_RETRY_MS);
      }
    },
    stop: () => latest.abort(),
    problem: () => (failed ? NOT_REGISTERED : undefined),
  };
}
