#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { Command } from 'commander';
import { backup } from './cli/backup.ts';
import { importFrom } from './cli/import.ts';
import { preview } from './cli/preview.ts';
import { start } from './cli/start.ts';
import type { Surroundings } from './cli/surroundings.ts';
import { loadConfig } from './config/load.ts';
import { ConfigError, StorageError, UserError } from './core/errors.ts';

const surroundings = prepare();
const program = new Command('paperboy')
  .description("Brings the day's trending research papers to where your team talks.")
  .version(surroundings.version)
  .showHelpAfterError('Run "paperboy --help" for the commands.');

program
  .command('start')
  .description('run Paperboy until it is stopped')
  .action(() => run(start));
program
  .command('preview')
  .description('print the next edition, and why each paper is in it or not')
  .action(() => run(preview));
program
  .command('import')
  .argument(
    '<path>',
    'a file or folder: .json (API days), .jsonl or .ndjson (a paper a line), or .gz',
  )
  .description('add papers to the library')
  .action((path: string) => run((inside) => importFrom(path, inside)));
program
  .command('backup')
  .argument('<file>', 'where to write it; must not exist')
  .description('write a checked copy of the database, also while Paperboy runs')
  .action((file: string) => run((inside) => backup(file, inside)));
// Loaded when it is asked for: the client library would make every other start slower.
const loadDiscord = () => import('./cli/discord.ts');
const discord = program
  .command('discord')
  .option('--layout <layout>', 'thread or compact', 'thread')
  .description('print what posting the next edition would send to Discord, as JSON; sends nothing')
  .action(({ layout }: { layout: string }) =>
    run(async (inside) => (await loadDiscord()).discordDryRun(layout, inside)),
  );
discord
  .command('invite')
  .option('--application <id>', 'the application’s id, where DISCORD_TOKEN is not set')
  .description('print the link that adds Paperboy to a Discord server')
  .action(({ application }: { application?: string }) =>
    run(async (inside) => (await loadDiscord()).discordInvite(application, inside)),
  );
const loadSlack = () => import('./cli/slack.ts');
const slack = program
  .command('slack')
  .option('--layout <layout>', 'thread or compact', 'thread')
  .description('print every message of the next edition as Slack would get it; sends nothing')
  .action(({ layout }: { layout: string }) =>
    run(async (inside) => (await loadSlack()).slackDryRun(layout, inside)),
  );
slack
  .command('manifest')
  .option('--url <address>', 'for HTTP mode: where Slack reaches this computer')
  .description('print the manifest from which Slack makes the app')
  .action(({ url }: { url?: string }) =>
    run(async (inside) => (await loadSlack()).slackManifest(url, inside)),
  );

await program.parseAsync();

function prepare(): Omit<Surroundings, 'config'> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // node-cron is only right in a process whose own zone is UTC.
  process.env.TZ = 'UTC';
  const root = fileURLToPath(new URL('..', import.meta.url));
  const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  return {
    version,
    holder: `process ${process.pid} on ${hostname()}`,
    zone,
    sampleFile: `${root}/config/sample/papers.json`,
    terminal: Boolean(process.stdout.isTTY),
    width: process.stdout.columns ?? 80,
    print: (line) => process.stdout.write(`${line}\n`),
    onStop: (stop) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
    },
    onStray: (stray) => {
      process.on('unhandledRejection', stray);
    },
    exit: (code) => process.exit(code),
  };
}

/** Runs a command with its configuration; an error that a person can mend is told without a stack. */
async function run(command: (surroundings: Surroundings) => Promise<void>): Promise<void> {
  try {
    await command({ ...surroundings, config: readConfig() });
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${explain(error)}\n`);
  }
}

function readConfig() {
  const environment = { ...parseEnv(readIfThere('.env') ?? ''), ...process.env };
  const name = environment.PAPERBOY_CONFIG || 'config/default.json';
  const path = environment.PAPERBOY_CONFIG
    ? name
    : fileURLToPath(new URL(`../${name}`, import.meta.url));
  return loadConfig(environment, { name, text: readIfThere(path) });
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) {
    const problems = error.problems.map(({ key, found, todo }) => `  ${key}: ${found}. ${todo}`);
    return `Paperboy can't start with this configuration:\n${problems.join('\n')}`;
  }
  if (error instanceof StorageError || error instanceof UserError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
