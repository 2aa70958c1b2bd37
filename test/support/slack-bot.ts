import type { Paces } from '../../src/adapters/slack/paces.ts';
import { createSlackPlatform, type SlackPlatform } from '../../src/adapters/slack/platform.ts';
import type { Action } from '../../src/core/message/model.ts';
import type { ChatPlatform, Handlers } from '../../src/core/ports/chat-platform.ts';
import type { Clock } from '../../src/core/ports/clock.ts';
import type { Logger } from '../../src/core/ports/logger.ts';
import type { ActionStore } from '../../src/core/ports/stores/actions.ts';
import { startHttp } from '../../src/service/http.ts';
import { silentLogger } from './silent-logger.ts';
import type { SlackOptions } from './slack/options.ts';
import { type SlackServer, startSlack, UNHURRIED } from './slack/server.ts';

/** How Slack reaches the bot. */
export type Mode = 'socket' | 'http';

export const MODES: readonly Mode[] = ['socket', 'http'];

const EMOJIS = ['👍', '⬆️', '❤️', '🔥', '🚀'];

/** For tests that are not about waiting. */
export const AT_ONCE: Paces = {
  posts: { gapMs: 0, burst: 1 },
  workspacePosts: { gapMs: 0, burst: 1 },
  thirdTier: { gapMs: 0, burst: 1 },
  refusedTokenMs: 200,
};

/** A workspace on the stand-in: a channel that Ada made, and Bob who reads it. */
export async function startWorkspace(options: SlackOptions = {}) {
  const slack = await startSlack({ ...UNHURRIED, ...options });
  const { world } = slack;
  const ada = world.addUser({ name: 'ada' });
  const bob = world.addUser({ name: 'bob' });
  const channel = world.addChannel({ name: 'papers', creator: ada.id, members: [ada.id, bob.id] });
  return { slack, world, ada, bob, channel };
}

interface BotOptions {
  readonly mode?: Mode;
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly paces?: Paces;
}

/** The real adapter, with the real client library, on a stand-in. */
export function createSlackBot(
  { botToken, appToken, signingSecret, apiUrl }: SlackServer,
  {
    mode = 'socket',
    clock = { now: Date.now },
    logger = silentLogger,
    paces = AT_ONCE,
  }: BotOptions,
): SlackPlatform {
  const entrance =
    mode === 'socket' ? ({ mode, appToken } as const) : ({ mode, signingSecret } as const);
  const actions = createKeptActions();
  return createSlackPlatform({
    ...{ botToken, apiUrl, entrance, actions, clock, logger, paces, voteEmojis: EMOJIS },
  });
}

function createKeptActions(): ActionStore {
  const kept = new Map<string, Action>();
  return {
    async keep(token, action) {
      kept.set(token, action);
    },
    find: async (token) => kept.get(token),
  };
}

/** Starts the adapter, and resolves when Slack can reach it. Returns what ends it. */
export async function connectSlack(
  { platform, routes }: SlackPlatform,
  slack: SlackServer,
  handlers: Handlers,
  mode: Mode = 'socket',
): Promise<() => Promise<void>> {
  await platform.start(handlers);
  const http =
    mode === 'http'
      ? await startHttp({ host: '127.0.0.1', port: 0, routes, problems: async () => [] })
      : undefined;
  if (http) slack.deliverTo(`${http.url}/slack/events`);
  await isUp(platform);
  return async () => {
    await platform.stop();
    await http?.stop();
  };
}

async function isUp(platform: ChatPlatform): Promise<void> {
  for (let waited = 0; platform.problem(); waited += 10) {
    if (waited > 10_000) throw new Error(`not connected: ${platform.problem()?.message}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export const refOfSlackChannel = (team: string, id: string) => ({
  ...{ platform: 'slack', workspace: team, id },
});

type Json = Readonly<Record<string, unknown>>;

interface Shown {
  readonly blocks: readonly Json[];
  readonly text?: string;
}

/** All that a person reads in a message or a view, its buttons and choices included. */
export const readSlack = ({ blocks, text = '' }: Shown): string =>
  blocks.length > 0 ? blocks.map((block) => readJson(block).join('')).join('\n') : text;

/** Words stand in `text`, `name` of an emoji aside; an element's parts follow each other. */
function readJson(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(readJson);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'text' && typeof inner === 'string') return [inner];
    return SHOWN.has(key) ? readJson(inner) : [];
  });
}

const SHOWN = new Set(['text', 'elements', 'options', 'placeholder', 'fields', 'label', 'element']);

/** A button or a select of a message or a view. */
interface Control {
  readonly action_id: string;
  readonly label: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

const controlsOf = ({ blocks }: Pick<Shown, 'blocks'>): readonly Control[] =>
  blocks
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements }) => (Array.isArray(elements) ? elements.map(toControl) : []));

function toControl({ action_id, text, options }: Json): Control {
  const offered = Array.isArray(options) ? (options as readonly Json[]) : [];
  return {
    action_id: String(action_id),
    label: readJson(text).join(''),
    options: offered.map((option) => ({
      label: readJson(option).join(''),
      value: String(option.value),
    })),
  };
}

/** The `action_id` of the button whose label begins so, a vote's emoji left out. */
export function buttonOf(shown: Pick<Shown, 'blocks'>, label: string): string {
  const found = controlsOf(shown).find((one) => one.label.replace('👍 ', '').startsWith(label));
  if (!found) throw new Error(`there is no button ${label}`);
  return found.action_id;
}

/** The select that offers an option which begins so: its `action_id`, and the option's value. */
export function choiceOf(shown: Pick<Shown, 'blocks'>, label: string) {
  for (const { action_id, options } of controlsOf(shown)) {
    const option = options.find((one) => one.label.startsWith(label));
    if (option) return { actionId: action_id, values: option.value };
  }
  throw new Error(`nothing offers ${label}`);
}
