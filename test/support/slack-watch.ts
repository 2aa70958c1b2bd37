import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type TestContext } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Paces } from '../../src/adapters/slack/paces.ts';
import { heading, message } from '../../src/core/message/build.ts';
import type {
  Handlers,
  MessageRef,
  Place,
  ReactionEvent,
} from '../../src/core/ports/chat-platform.ts';
import type { Clock } from '../../src/core/ports/clock.ts';
import type { Logger } from '../../src/core/ports/logger.ts';
import { startHttp } from '../../src/service/http.ts';
import { createHandlers } from './handlers.ts';
import type { SlackOptions } from './slack/options.ts';
import type { SlackServer } from './slack/server.ts';
import type { Message, User } from './slack/world/model.ts';
import { createSlackBot, type Mode, refOfSlackChannel, startWorkspace } from './slack-bot.ts';

/** What a platform told of its own accord. */
interface Told {
  readonly reactions: ReactionEvent[];
  readonly recounts: MessageRef[];
  readonly gone: { readonly place: Place; readonly reason: string }[];
  /** The workspaces that the bot was said to be in. */
  readonly present: (readonly string[])[];
  gaps: number;
}

type Secrets = Pick<SlackServer, 'botToken' | 'appToken' | 'signingSecret'>;

export interface WatchOptions extends Omit<SlackOptions, 'now'> {
  readonly mode?: Mode;
  /** Of the bot and of Slack. */
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly paces?: Paces;
  /** What the bot was given that is not the app's own. */
  readonly given?: (slack: SlackServer) => Partial<Secrets>;
  /** What the core does otherwise than taking note. */
  readonly core?: Partial<Handlers>;
}

/** For a machine that has much else to do. */
const PATIENCE = { timeout: 12_000, interval: 20 };

/**
 * The real adapter on a stand-in, not started yet, and what it tells once it is. Everything is the
 * test's own, so that those that wait can wait side by side.
 */
export async function watch(
  { onTestFinished, expect: expectHere }: Pick<TestContext, 'onTestFinished' | 'expect'>,
  options: WatchOptions = {},
) {
  const {
    mode = 'socket',
    clock = { now: Date.now },
    logger,
    paces,
    given,
    core,
    ...more
  } = options;
  const workspace = await startWorkspace({ now: clock.now, ...more });
  const { slack, world, channel } = workspace;
  onTestFinished(() => slack.close());
  const { platform, routes } = createSlackBot(
    { ...slack, ...given?.(slack) },
    { mode, clock, ...(logger && { logger }), ...(paces && { paces }) },
  );
  onTestFinished(() => platform.stop());
  const told: Told = { reactions: [], recounts: [], gone: [], present: [], gaps: 0 };
  const place = refOfSlackChannel(slack.teamId, channel.id);

  const calls = (method: string) => slack.requests.filter((one) => one.method === method).length;
  const isUp = () => expectHere.poll(() => platform.problem() ?? 'up', PATIENCE).toBe('up');
  const comes = <T>(ask: () => T) => expectHere.poll(ask, PATIENCE);

  let address = '';

  async function start(): Promise<void> {
    if (mode === 'http') {
      const listening = { host: '127.0.0.1', port: 0, problems: async () => [] };
      const http = await startHttp({ ...listening, routes });
      onTestFinished(http.stop);
      address = http.url;
      slack.deliverTo(`${address}/slack/events`);
    }
    await platform.start(writeDown(told, core));
  }

  function written(ref: MessageRef): Message {
    const [, channelId = '', ts = ''] = ref.split('/');
    const found = world.message(channelId, ts);
    if (!found) throw new Error('nothing was posted');
    return found;
  }
  const post = (key: string, thread?: string) =>
    platform.post(place, message(heading('Papers')), { key, ...(thread && { thread }) });

  return {
    ...workspace,
    ...{ platform, told, calls, start, isUp, post },
    /** Where Slack's requests are taken. */
    address: () => address,
    /** Reachable, with the gap of the start told. */
    async up() {
      await start();
      await isUp();
    },
    /** Sends the bot to a socket that gets only this far. */
    async script(reach: Reach) {
      const script = await startScriptedSocket(slack, reach);
      onTestFinished(script.close);
      return script;
    },
    /** A message of the bot's, to react to, and what it is called. */
    async message(thread?: string) {
      const ref = await post(`message ${slack.requests.length}`, thread);
      return { ref, posted: written(ref) };
    },
    /** What comes in the end, however long it takes. */
    comes,
    /** Fails as soon as it does not hold: what must not happen gets this long (ms) to happen. */
    async stays(check: () => void, ms = 400) {
      for (let waited = 0; waited < ms; waited += 50) {
        check();
        await sleep(50);
      }
    },
  };
}

/** A reaction event of this person, to be compared with what was told. */
export const by = ({ id }: User, change: 'added' | 'removed' = 'added', emoji = '👍') =>
  expect.objectContaining({ person: expect.objectContaining({ id }), change, emoji });

function writeDown(told: Told, core: Partial<Handlers> = {}): Handlers {
  return createHandlers({
    async reaction(event) {
      told.reactions.push(event);
    },
    async recount(ref) {
      told.recounts.push(ref);
    },
    gap() {
      told.gaps += 1;
    },
    present(workspaces) {
      told.present.push(workspaces);
    },
    async gone(place, reason) {
      told.gone.push({ place, reason });
    },
    ...core,
  });
}

/** How far a socket gets before nothing more comes. */
type Reach =
  /** Taken, and never answered. */
  | 'socket'
  | 'open'
  /** Greeted, and then as if the network were gone. */
  | 'stalled'
  /** Greeted, and closed at once. */
  | 'closed';

interface ScriptedSocket {
  /** Connections that were ever asked for. */
  readonly asked: number;
  /** Connections that are there now, whether or not they were answered. */
  readonly open: number;
  /** Cuts every connection. */
  cut(): void;
  close(): Promise<void>;
}

async function startScriptedSocket(
  slack: Pick<SlackServer, 'addFault'>,
  reach: Reach,
): Promise<ScriptedSocket> {
  const server = createServer();
  const webSockets = new WebSocketServer({ noServer: true });
  const sockets = new Set<Duplex>();
  let asked = 0;

  function serve(socket: WebSocket): void {
    if (reach === 'open') return;
    socket.send(JSON.stringify({ type: 'hello' }));
    if (reach === 'stalled') socket.pause();
    else socket.close();
  }

  server.on('upgrade', (request, socket: Duplex, head) => {
    asked += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    // Without this nobody would read that the other side is gone.
    if (reach === 'socket') socket.on('end', () => socket.destroy()).resume();
    else webSockets.handleUpgrade(request, socket, head, serve);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const effect = { kind: 'refuse', status: 200, body: { ok: true, url } } as const;
  slack.addFault({ method: 'apps.connections.open', effect });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    cut,
    get asked() {
      return asked;
    },
    get open() {
      return sockets.size;
    },
    close: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
}
