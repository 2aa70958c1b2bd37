import { operatingPage } from '../core/operating-page.ts';
import type { Clock } from '../core/ports/clock.ts';
import { checkClock } from './checks/clock.ts';
import { checkConfiguration } from './checks/configuration.ts';
import { checkDatabase } from './checks/database.ts';
import { checkEditions } from './checks/editions.ts';
import { checkPage } from './checks/page.ts';
import { checkNode, checkZone } from './checks/program.ts';
import { checkSources } from './checks/sources.ts';
import { holderOf } from './database/holder.ts';
import { type Subscriber, subscribersIn } from './database/snapshot.ts';
import type { Check } from './examine.ts';
import { type Finding, ok, problem } from './finding.ts';
import type { Patient } from './patient.ts';
import { platformPlaces, sourcePlaces } from './places.ts';

export interface Circumstances {
  /** `20.19.2`. */
  readonly node: string;
  /** The computer's own IANA zone. */
  readonly zone: string;
  /** This process, as another one is told. */
  readonly holder: string;
  readonly clock: Clock;
}

/** Everything that is looked at, in the order in which it is printed. */
export function checksOf(patient: Patient, circumstances: Circumstances): readonly Check[] {
  const { config } = patient;
  const { node, zone, holder, clock } = circumstances;
  const file = config.databaseFile;
  const now = clock.now();
  const subscribers = subscribersIn(file, now);
  const isRunning = () => holderOf(file) !== undefined;
  const sources = sourcePlaces(config);
  return [
    { about: 'Node', run: () => checkNode(node) },
    { about: 'Time zone', run: () => checkZone(zone, config.settings.defaults.zone) },
    { about: 'Configuration', run: () => checkConfiguration(patient) },
    { about: 'Database', run: () => checkDatabase({ file, holder, now }) },
    { about: 'Local page', run: () => checkPage(config.http, isRunning()) },
    { about: 'Slack', run: () => slackFindings(patient, on('slack', subscribers)) },
    { about: 'Discord', run: () => discordFindings(patient, on('discord', subscribers)) },
    { about: 'Sources', run: () => checkSources(sources, clock) },
    { about: 'Clock', run: () => checkClock([...sources, ...platformPlaces(config)], clock) },
    { about: 'Editions', run: () => checkEditions({ subscribers, now, isRunning: isRunning() }) },
  ];
}

const on = (platform: string, subscribers: readonly Subscriber[]) =>
  subscribers.filter(({ channel }) => channel.platform === platform);

/** The client libraries are loaded where a token is set. */
async function slackFindings({ config: { slack } }: Patient, subscribers: readonly Subscriber[]) {
  if (!slack) return [notSet('Slack', 'SLACK_BOT_TOKEN', subscribers)];
  const { checkSlack } = await import('./checks/slack.ts');
  return checkSlack(slack, subscribers);
}

async function discordFindings(
  { config: { discord } }: Patient,
  subscribers: readonly Subscriber[],
) {
  if (!discord) return [notSet('Discord', 'DISCORD_TOKEN', subscribers)];
  const { checkDiscord } = await import('./checks/discord.ts');
  return checkDiscord(discord, subscribers);
}

function notSet(name: string, key: string, subscribers: readonly Subscriber[]): Finding {
  if (subscribers.length === 0) return ok(name, `not used: ${key} is not set`);
  const found = `${subscribers.length} of its channels are subscribed, and ${key} is not set`;
  return problem(name, found, `Set ${key}, or run paperboy setup.`, operatingPage('token-refused'));
}
