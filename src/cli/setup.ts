import type { ConfigSources } from '../config/sources.ts';
import { UserError } from '../core/errors.ts';
import { holderOf } from '../doctor/database/holder.ts';
import { type Subscriber, subscribersIn } from '../doctor/database/snapshot.ts';
import { apply, describe } from '../setup/apply.ts';
import { type Console, Interrupted, openConsole } from '../setup/console.ts';
import type { PlatformAnswers } from '../setup/platform-answers.ts';
import { askEditions } from '../setup/questions/editions.ts';
import { askPlatforms, type PlatformName } from '../setup/questions/platforms.ts';
import { type Chosen, settingsChange } from '../setup/settings-file.ts';
import { type Situation, toSituation } from '../setup/situation.ts';
import { type Surroundings, systemClock } from './surroundings.ts';

export interface SetupOptions extends Pick<Surroundings, 'holder' | 'zone' | 'version' | 'onStop'> {
  readonly sources: ConfigSources;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks the few questions, tries each answer as it is given, and only then writes anything. Whoever
 * stops before finds everything as it was; whoever runs it again is offered what is there.
 */
export async function setup(options: SetupOptions): Promise<void> {
  const situation = toSituation(options.sources);
  const console = openConsole(options);
  try {
    await ask(console, situation, options);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    throw new UserError('Stopped before anything was written: nothing was changed.');
  } finally {
    console.close();
  }
}

async function ask(console: Console, situation: Situation, options: SetupOptions): Promise<void> {
  const { version, zone, onStop } = options;
  const file = situation.config.databaseFile;
  const subscribers = subscribersIn(file, systemClock.now());
  console.print(`Paperboy ${version}: setting it up here. Enter takes what stands in [brackets].`);
  console.print('Ctrl-C stops at any time, and nothing is changed before the last question.');
  const platforms = await askPlatforms(console, situation);
  const answers = await askEach(console, situation, platforms, subscribers);
  const { defaults } = situation.config.settings;
  const first = subscribers.find(({ channel }) =>
    answers.some((answer) => answer.channel?.id === channel.id),
  );
  const now: Chosen = first?.chosen ?? { ...defaults, zone: defaults.zone ?? zone };
  const chosen = await askEditions(console, now, systemClock.now());
  const change = settingsChange(chosen, { ...situation, zone });
  const plan = { situation, answers, chosen, ...(change && { change }) };

  console.print('');
  for (const line of describe(plan)) console.print(line);
  const consent = await console.ask('Go on?', { usual: 'yes' });
  if (!/^y/i.test(consent)) throw new Interrupted();
  console.hold();
  onStop(() => console.print('Finishing: a moment.'));
  await apply(plan, {
    ...{ print: console.print, clock: systemClock, holder: options.holder },
    runningAs: holderOf(file),
  });
}

async function askEach(
  console: Console,
  situation: Situation,
  platforms: readonly PlatformName[],
  subscribers: readonly Subscriber[],
): Promise<readonly PlatformAnswers[]> {
  const found: (PlatformAnswers | undefined)[] = [];
  for (const platform of platforms) {
    const known = subscribers.find(({ channel }) => channel.platform === platform)?.channel;
    // The client libraries are loaded where they are needed.
    if (platform === 'slack') {
      const { askSlack } = await import('../setup/questions/slack.ts');
      found.push(await askSlack(console, situation, known?.id));
    } else {
      const { askDiscord } = await import('../setup/questions/discord.ts');
      const link = known && `https://discord.com/channels/${known.workspace}/${known.id}`;
      found.push(await askDiscord(console, situation, link));
    }
  }
  return found.filter((one) => one !== undefined);
}
