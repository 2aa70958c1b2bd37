import { afterAll, afterEach, beforeAll } from 'vitest';
import type { DiscordOptions } from './options.ts';
import { type DiscordServer, startDiscord, UNHURRIED } from './server.ts';
import { isRecord } from './validation/form.ts';
import type { Channel, Guild, User } from './world/model.ts';

export interface Scene {
  readonly discord: DiscordServer;
  readonly person: User;
  readonly guild: Guild;
  readonly channel: Channel;
  /** A plain request with the bot's token, as no client library would soften it. */
  rest(method: string, path: string, body?: unknown, token?: string): Promise<Answered>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  readonly code: unknown;
  /** Each error of a refused body, as `embeds.0.title BASE_TYPE_MAX_LENGTH`. */
  readonly errors: readonly string[];
}

/** For polling on a busy machine. */
export const PATIENT = { timeout: 10_000 };

/** A stand-in with one guild, one person and one channel, gone after the test. */
export function useScene(): (options?: DiscordOptions) => Promise<Scene> {
  const open: DiscordServer[] = [];
  afterEach(async () => {
    for (const discord of open.splice(0)) await discord.close();
  });
  return async (options) => {
    const discord = await startDiscord({ ...UNHURRIED, ...options });
    open.push(discord);
    return createScene(discord);
  };
}

/** One for all the tests of a file, for those that leave nothing behind that matters. */
export function useSharedScene(): () => Scene {
  let scene: Scene | undefined;
  beforeAll(async () => {
    scene = createScene(await startDiscord(UNHURRIED));
  });
  afterAll(() => scene?.discord.close());
  return () => {
    if (!scene) throw new Error('The stand-in has not started yet.');
    return scene;
  };
}

function createScene(discord: DiscordServer): Scene {
  const { world } = discord;
  const person = world.addUser({ name: 'ada' });
  const guild = world.addGuild();
  world.addMember(guild.id, person.id);
  const channel = world.addChannel(guild.id);
  return {
    discord,
    person,
    guild,
    channel,
    rest: (method, path, body, token = `Bot ${discord.token}`) =>
      send(`${discord.apiUrl}/v10${path}`, method, body, token),
  };
}

async function send(url: string, method: string, body: unknown, token: string): Promise<Answered> {
  const response = await fetch(url, {
    method,
    headers: { authorization: token, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json: unknown = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : { text };
  const answer = isRecord(json) ? json : { list: json };
  return {
    status: response.status,
    headers: response.headers,
    body: answer,
    code: answer.code,
    errors: flatten(answer.errors),
  };
}

export function flatten(node: unknown, path: readonly string[] = []): readonly string[] {
  if (!isRecord(node)) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '_errors' && Array.isArray(value)
      ? value.map((error) => `${path.join('.')} ${String(error.code)}`.trim())
      : flatten(value, [...path, key]),
  );
}
