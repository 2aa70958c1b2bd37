import { describeTimes } from '../commands/answers/describe-settings.ts';
import type { Config } from '../config/load.ts';
import type { Subscription } from '../core/edition/model.ts';
import { PlatformError } from '../core/errors.ts';
import type { Clock } from '../core/ports/clock.ts';
import { formatDay } from '../core/schedule/dates.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import type { Storage } from '../storage/storage.ts';
import { withValues } from './dotenv.ts';
import { textOf, writeWhole } from './files.ts';
import type { PlatformAnswers } from './platform-answers.ts';
import type { Chosen, SettingsChange } from './settings-file.ts';
import type { Situation } from './situation.ts';
import { subscribeChannel } from './subscribe.ts';
import { postWelcome } from './welcome.ts';

/** Everything that was answered. */
export interface Plan {
  readonly situation: Situation;
  readonly answers: readonly PlatformAnswers[];
  readonly chosen: Chosen;
  /** Absent when the settings stay as they are. */
  readonly change?: SettingsChange;
}

export interface ApplyOptions {
  readonly clock: Clock;
  readonly holder: string;
  /** Who runs with the database now, if anybody does. */
  readonly runningAs: string | undefined;
  print(line: string): void;
}

/** What will be done, a line each. */
export function describe(plan: Plan): readonly string[] {
  const { answers, change } = plan;
  const keys = Object.keys(dotenvValues(plan));
  const channels = answers.flatMap(({ name, channel }) =>
    channel ? [`${name} channel ${channel.id} is subscribed, and welcomed if it is new`] : [],
  );
  const lines = [
    ...(keys.length > 0 ? [`.env gets ${keys.join(', ')}; only you may read it`] : []),
    ...(change ? [`${change.file} gets ${change.changed.join(', ')}`] : []),
    ...channels,
  ];
  if (lines.length === 0) return ['Everything is as you want it already.'];
  return ['This will be done:', ...lines.map((line) => `  · ${line}`)];
}

/** Writes the files, then subscribes and welcomes the channels, and says what comes next. */
export async function apply(plan: Plan, options: ApplyOptions): Promise<void> {
  writeFiles(plan);
  const subscriptions = await subscribeAll(plan, options);
  tellNext(subscriptions, plan, options);
}

function writeFiles(plan: Plan): void {
  const { change, answers } = plan;
  if (change) writeWhole(change.file, change.text, { secret: false });
  const values = dotenvValues(plan);
  // Also without a new value: from now on nobody else may read the secrets that it holds.
  if (answers.length === 0 && Object.keys(values).length === 0) return;
  writeWhole('.env', withValues(textOf('.env'), values), { secret: true });
}

/** What `.env` does not say yet; what the environment sets, no file can change. */
function dotenvValues({ situation, answers, change }: Plan): Readonly<Record<string, string>> {
  const wanted = {
    ...Object.assign({}, ...answers.map(({ tokens }) => tokens)),
    ...(change?.isNew && { PAPERBOY_CONFIG: change.file }),
  };
  return Object.fromEntries(
    Object.entries<string>(wanted).filter(([key, value]) => situation.value(key) !== value),
  );
}

async function subscribeAll(plan: Plan, options: ApplyOptions): Promise<readonly Subscription[]> {
  const { situation, answers } = plan;
  const channels = answers.flatMap(({ channel }) => channel ?? []);
  if (channels.length === 0) return [];
  const tokens = Object.assign({}, ...answers.map((answer) => answer.tokens));
  const config = situation.withTokens(tokens);
  const storage = await openStorage(config, options);
  try {
    const { defaults } = config.settings;
    const subscribed: Subscription[] = [];
    for (const channel of channels) {
      const how = { storage, clock: options.clock, chosen: plan.chosen, defaults };
      const { subscription, isNew } = await subscribeChannel(channel, how);
      if (isNew) await welcomeTo(config, subscription, options);
      subscribed.push(subscription);
    }
    return subscribed;
  } finally {
    await storage.close();
  }
}

/** Beside a Paperboy that runs, or in its place. */
const openStorage = (
  { databaseFile: file }: Config,
  { holder, clock, runningAs }: ApplyOptions,
): Promise<Storage> =>
  openSqlite({ file, holder, now: clock.now(), access: runningAs ? 'guest' : 'owner' });

async function welcomeTo(
  config: Config,
  subscription: Subscription,
  { print }: ApplyOptions,
): Promise<void> {
  const { id } = subscription.channel;
  try {
    await postWelcome(config, subscription);
    print(`✓ ${id} is subscribed, and has read a welcome.`);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    print(`! ${id} is subscribed, but the welcome could not be posted. ${error.message}`);
  }
}

function tellNext(
  subscriptions: readonly Subscription[],
  { situation, chosen }: Plan,
  { print, runningAs }: ApplyOptions,
): void {
  const { defaults } = situation.config.settings;
  print('');
  print('What comes next:');
  print(
    runningAs
      ? `  1. Restart Paperboy (${runningAs}), so that it reads what is new.`
      : '  1. Start Paperboy: npx paperboy, or npm start in a clone.',
  );
  for (const { channel, nextDate, time, zone } of subscriptions) {
    print(`  · ${channel.id} gets its next edition on ${formatDay(nextDate)} at ${time} ${zone}.`);
  }
  if (subscriptions.length === 0) {
    print(`  · The local page gets its editions ${describeTimes({ ...defaults, ...chosen })}.`);
  }
  print('  · paperboy doctor looks whether all is well; run paperboy setup again for changes.');
}
