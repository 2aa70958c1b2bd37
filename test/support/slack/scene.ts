import { afterAll, afterEach, beforeAll } from 'vitest';
import { isRecord } from '../discord/validation/form.ts';
import type { SlackOptions } from './options.ts';
import { type SlackServer, startSlack, UNHURRIED } from './server.ts';
import type { Channel, User } from './world/model.ts';

export interface Scene {
  readonly slack: SlackServer;
  readonly ada: User;
  readonly channel: Channel;
  /** A plain call with the bot's token, as no client library would soften it. */
  api(method: string, args?: object, token?: string): Promise<Answered>;
  /** Posts a message as the bot and returns its timestamp. */
  post(args?: object): Promise<string>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  /** Nothing when the call succeeded. */
  readonly error: unknown;
  /** What stands in `response_metadata.messages`, without the word before it. */
  readonly problems: readonly string[];
}

/** For polling on a busy machine. */
export const PATIENT = { timeout: 10_000 };

/** A stand-in with one person and one channel, gone after the test. */
export function useScene(): (options?: SlackOptions) => Promise<Scene> {
  const open: SlackServer[] = [];
  afterEach(async () => {
    for (const slack of open.splice(0)) await slack.close();
  });
  return async (options) => {
    const slack = await startSlack({ ...UNHURRIED, ...options });
    open.push(slack);
    return createScene(slack);
  };
}

/** One for all the tests of a file, for those that leave nothing behind that matters. */
export function useSharedScene(): () => Scene {
  let scene: Scene | undefined;
  beforeAll(async () => {
    scene = createScene(await startSlack(UNHURRIED));
  });
  afterAll(() => scene?.slack.close());
  return () => {
    if (!scene) throw new Error('The stand-in has not started yet.');
    return scene;
  };
}

function createScene(slack: SlackServer): Scene {
  const ada = slack.world.addUser({ name: 'ada' });
  const channel = slack.world.addChannel({ name: 'papers', members: [ada.id] });
  const api = (method: string, args: object = {}, token = slack.botToken) =>
    send(`${slack.apiUrl}${method}`, args, token);
  return {
    slack,
    ada,
    channel,
    api,
    async post(args = {}) {
      const { body } = await api('chat.postMessage', { channel: channel.id, text: 'x', ...args });
      return String(body.ts);
    },
  };
}

async function send(url: string, args: object, token: string): Promise<Answered> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(token !== '' && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(args),
  });
  const body: unknown = await response.json();
  if (!isRecord(body)) throw new Error('The answer is no object.');
  return {
    status: response.status,
    headers: response.headers,
    body,
    error: body.error,
    problems: problemsIn(body.response_metadata),
  };
}

function problemsIn(metadata: unknown): readonly string[] {
  const messages = isRecord(metadata) ? metadata.messages : undefined;
  return Array.isArray(messages)
    ? messages.map((message) => String(message).replace(/^\[ERROR\] /, ''))
    : [];
}
