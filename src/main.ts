#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { Command } from 'commander';
import { backfill } from './cli/backfill.ts';
import { backup } from './cli/backup.ts';
import { forget } from './cli/forget.ts';
import { importFrom } from './cli/import.ts';
import { preview } from './cli/preview.ts';
import { reindex } from './cli/reindex.ts';
import { replayDays } from './cli/replay.ts';
import { restore } from './cli/restore.ts';
import { start } from './cli/start.ts';
import type { Surroundings } from './cli/surroundings.ts';
import { loadConfig } from './config/load.ts';
import { secretsOf } from './config/secrets.ts';
import { type ConfigSources, variablesOf } from './config/sources.ts';
import { ConfigError, StorageError, UserError } from './core/errors.ts';
import { operatingPage } from './core/operating-page.ts';
import { createRedactor, redact } from './service/redact.ts';

const surroundings = prepare();
const program = new Command('paperboy')
  .description("Brings the day's trending research papers to where your team talks.")
  .version(surroundings.version)
  .showHelpAfterError('Run "paperboy --help" for the commands.');

program
  .command('start')
  .description('run Paperboy until it is stopped; the same as no command at all')
  .action(() => run(start));
program
  .command('preview')
  .description('print the next edition, and why each paper is in it or not')
  .action(() => run(preview));
program
  .command('import')
  .argument(
    '<path>',
    'a file or folder: .json (API days, or arXiv’s metadata snapshot), .jsonl or .ndjson (a paper a line), or .gz',
  )
  .description('add papers to the library')
  .action((path: string) => run((inside) => importFrom(path, inside)));
program
  .command('backfill')
  .requiredOption('--from <day>', 'the first day, for instance 2026-08-01')
  .requiredOption('--to <day>', 'the last day')
  .option(
    '--source <name>',
    'huggingface, or arxiv for the categories of the settings',
    'huggingface',
  )
  .description('read the lists of past days into the library; given again, it goes on')
  .action((options: { from: string; to: string; source: string }) =>
    run((inside) => backfill(options, inside)),
  );
program
  .command('replay')
  .requiredOption('--from <day>', 'the first day, for instance 2026-08-01')
  .requiredOption('--to <day>', 'the last day')
  .option('--channel <channel>', 'PLATFORM:WORKSPACE:CHANNEL; without it, the local page’s')
  .option('--source <name>', 'huggingface or arxiv', 'huggingface')
  .description('print what a channel with its settings would have got each day, and why')
  .action((options: { from: string; to: string; channel?: string; source: string }) =>
    run((inside) => replayDays(options, inside)),
  );
program
  .command('backup')
  .argument('<file>', 'where to write it; must not exist')
  .description('write a checked copy of the database, also while Paperboy runs')
  .action((file: string) => run((inside) => backup(file, inside)));
program
  .command('doctor')
  .option('--json', 'print it for programs', false)
  .description('look at everything that can be wrong; exits with 0, 1 (warnings) or 2 (problems)')
  .action(async ({ json }: { json: boolean }) => {
    const { doctor } = await import('./cli/doctor.ts');
    await doctor({ ...surroundings, json, sources: readSources(), node: process.versions.node });
  });
program
  .command('setup')
  .description('ask a few questions, try each answer, and write the configuration')
  .action(async () => {
    const { setup } = await import('./cli/setup.ts');
    const { stdin: input, stdout: output } = process;
    await explained(() => setup({ ...surroundings, sources: readSources(), input, output }));
  });
program
  .command('reindex')
  .description('build the search index anew, also beside a Paperboy that runs')
  .action(() => run(reindex));
program
  .command('restore')
  .argument('<file>', 'a backup')
  .description('put a backup in the database’s place, while Paperboy does not run')
  .action((file: string) => run((inside) => restore(file, inside)));
program
  .command('forget')
  .argument('<person>', 'PLATFORM:USER, for instance slack:U012AB3CD')
  .option('--dry-run', 'only say what would be deleted', false)
  .description('delete everything that is kept of a person, also while Paperboy runs')
  .action((person: string, options: { dryRun: boolean }) =>
    run((inside) => forget(person, options, inside)),
  );
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

// `npx paperboy` shows the page. Not commander's own default, which takes a mistyped command for one.
const { argv } = process;
await program.parseAsync(argv.length > 2 ? argv : [...argv, 'start']);

function prepare(): Omit<Surroundings, 'config'> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // node-cron is only right in a process whose own zone is UTC.
  process.env.TZ = 'UTC';
  // Who reads only the beginning, as `| head` does, keeps nothing from being done.
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') process.exitCode = 1;
  });
  // Votes and channels are nobody else's on this computer: whatever is written is its owner's alone.
  process.umask(0o077);
  const root = fileURLToPath(new URL('..', import.meta.url));
  const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  return {
    version,
    holder: `process ${process.pid} on ${hostname()}`,
    zone,
    sampleFile: `${root}/config/sample/papers.json`,
    terminal: Boolean(process.stdout.isTTY),
    width: process.stdout.columns || 80,
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
  let conceal = redact;
  try {
    const config = readConfig();
    conceal = createRedactor(secretsOf(config));
    await command({ ...surroundings, config });
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${conceal(explain(error))}\n`);
  }
}

/** For what needs no configuration that is right. */
async function explained(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${redact(explain(error))}\n`);
  }
}

function readConfig() {
  const sources = readSources();
  return loadConfig(variablesOf(sources), sources.file);
}

function readSources(): ConfigSources {
  const dotenv = parseEnv(readIfThere('.env') ?? '');
  const { PAPERBOY_CONFIG: own } = { ...dotenv, ...process.env };
  const name = 'config/default.json';
  const text = readIfThere(fileURLToPath(new URL(`../${name}`, import.meta.url)));
  const defaults = { name, text };
  const file = own ? { name: own, text: readIfThere(own) } : defaults;
  return { environment: process.env, dotenv, file, defaults };
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
    const pages = [...new Set(error.problems.map(({ help }) => `See ${help}`))];
    return ["Paperboy can't start with this configuration:", ...problems, ...pages].join('\n');
  }
  if (error instanceof StorageError || error instanceof UserError) {
    return error.help ? `${error.message}\nSee ${error.help}` : error.message;
  }
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${what}\nThis is a mistake of Paperboy’s. See ${operatingPage('something-broke')}`;
}
