import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { operatingPage } from '../../core/operating-page.ts';
import type { ChatPlatform, Handlers } from '../../core/ports/chat-platform.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { ActionStore } from '../../core/ports/stores/actions.ts';
import { createApi, guarded } from './api.ts';
import { createConnection, type Entrance } from './connection.ts';
import { createDirectory } from './directory.ts';
import { attachEvents } from './events.ts';
import { ADD_SCOPES } from './failure.ts';
import { ENDPOINT } from './http-receiver.ts';
import { attachForms } from './interactions/forms.ts';
import { attachHome } from './interactions/home.ts';
import { attachLinks } from './interactions/links.ts';
import { attachInteractions } from './interactions/route.ts';
import { createLibraryLogger } from './library-logger.ts';
import { type Allowance, lanesAt, type Paces, pacesAt } from './paces.ts';
import { createPermissions } from './permissions.ts';
import { createPosting } from './posting.ts';
import { createReactorList } from './reactors.ts';
import { readRef, SLACK } from './refs.ts';
import { missingFeatures } from './scopes.ts';
import { createSeenEvents } from './seen-events.ts';
import { createTokenGate } from './token-gate.ts';

export interface SlackOptions extends Allowance {
  readonly botToken: string;
  /** With a slash at its end: `https://slack.com/api/`. */
  readonly apiUrl: string;
  readonly entrance: Entrance;
  readonly actions: ActionStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly voteEmojis: readonly string[];
  /** As fast as Slack allows, unless said. */
  readonly paces?: Paces;
  /** Told of each answer of 429. */
  limited?(): void;
}

export interface SlackPlatform {
  readonly platform: ChatPlatform;
  /** Where Slack's requests come in; without an answer where a socket takes their place. */
  readonly routes: Hono;
}

/** How long (ms) Slack may take to show a message whose answer was lost. */
const SETTLE_MS = 5_000;

/** How long (ms) people who are being answered are waited for at the end. */
const LAST_ANSWERS_MS = 2_000;

/** How long (ms) a call may take that nobody waits for, and one that somebody does. */
const BULK_MS = 10_000;
const ANSWER_MS = 5_000;

const ADVICE =
  'Slack takes no slash commands inside a thread: there, use the buttons under a paper, and ' +
  '“Find this paper” in the menu of any message.';

export function createSlackPlatform(options: SlackOptions): SlackPlatform {
  const { entrance, clock, logger, voteEmojis, haste = 1, paces = pacesAt(options) } = options;
  const libraryLogger = createLibraryLogger(logger);
  // Two clients: what is posted never holds up an answer to a person, nor its rate limit.
  const open = createApi({ ...options, libraryLogger, timeoutMs: BULK_MS });
  const gate = createTokenGate({
    probe: () => open.read('auth.test'),
    probeMs: paces.refusedTokenMs,
  });
  const bulk = guarded(open, gate);
  const talk = guarded(createApi({ ...options, libraryLogger, timeoutMs: ANSWER_MS }), gate);
  const directory = createDirectory(talk, clock.now);
  const seen = createSeenEvents(clock.now);
  let current: Handlers | undefined;
  const handlers = () => current;
  const answering = new Set<Promise<void>>();

  function track(answer: Promise<void>): void {
    answering.add(answer);
    void answer.finally(() => answering.delete(answer));
  }

  const connection = createConnection({
    ...options,
    api: open,
    libraryLogger,
    gap: () => current?.gap(),
    attach(app, identity) {
      app.use(async (told) => {
        const id = idOf(told.body);
        if (id === undefined || seen.isNew(id)) return told.next();
        if ('ack' in told) await told.ack?.();
      });
      const parts = { ...options, identity, handlers, track, directory, api: talk };
      attachEvents(app, parts);
      attachInteractions(app, parts);
      attachForms(app, parts);
      attachHome(app, parts);
      attachLinks(app, parts);
      current?.present([identity.team]);
    },
  });

  const platform: ChatPlatform = {
    name: SLACK,
    advice: ADVICE,
    settleMs: SETTLE_MS / haste,
    lanes: lanesAt(options),
    async start(given) {
      current = given;
      connection.start();
    },
    async stop() {
      current = undefined;
      const deadline = sleep(LAST_ANSWERS_MS, undefined, { ref: false });
      await Promise.race([Promise.all(answering), deadline]);
      gate.stop();
      await connection.stop();
    },
    problem: () => connection.problem() ?? gate.problem(),
    limitations() {
      const { scopes } = connection.identity() ?? {};
      if (!scopes) return [];
      return missingFeatures(scopes).map(({ scope, feature }) => ({
        message: `The Slack app lacks the scope ${scope}, which is needed for ${feature}. ${ADD_SCOPES}`,
        help: operatingPage('permission-missing'),
      }));
    },
    ...createPosting({ ...options, api: bulk, paces }),
    ...createPermissions(talk, paces),
    listReactors: createReactorList({
      api: bulk,
      voteEmojis,
      paces,
      botUser: () => connection.identity()?.botUser,
    }),
    async permalink(ref) {
      const { channel, ts } = readRef(ref);
      const args = { channel, message_ts: ts };
      const { permalink } = await talk.read<{ permalink: string }>('chat.getPermalink', args);
      return permalink;
    },
  };

  const routes = new Hono<{ Bindings: HttpBindings }>();
  if (entrance.mode === 'http') {
    routes.post(ENDPOINT, async (c) => {
      const listener = connection.listener();
      // Slack sends an event again; a person is told that it failed.
      if (!listener) return c.text('Paperboy is not connected to Slack yet.\n', 503);
      listener(c.env.incoming, c.env.outgoing);
      return RESPONSE_ALREADY_SENT;
    });
  }
  return { platform, routes: routes as unknown as Hono };
}

/**
 * What there is only one of. An event may come twice, sent again or over two sockets; a command or a
 * press only where somebody repeats what Slack has signed.
 */
function idOf(body: object): string | undefined {
  const { event_id, trigger_id } = body as {
    readonly event_id?: unknown;
    readonly trigger_id?: unknown;
  };
  return [event_id, trigger_id].find((id) => typeof id === 'string');
}
