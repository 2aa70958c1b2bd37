import type { IncomingMessage, RequestListener } from 'node:http';
import { type App, HTTPReceiver, type Receiver, type ReceiverEvent } from '@slack/bolt';
import { operatingPage } from '../../core/operating-page.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { LibraryLogger } from './library-logger.ts';
import { SLACK } from './refs.ts';

/** Where Slack sends its requests. */
export const ENDPOINT = '/slack/events';

/** How far (seconds) Slack's clock and ours may be apart; it asks for this limit both ways. */
const APART = 5 * 60;

interface HttpReceiverOptions {
  readonly signingSecret: string;
  readonly libraryLogger: LibraryLogger;
  readonly logger: Logger;
  /** Slack leaves events out, because there are too many. */
  gap(): void;
}

/** Takes Slack's signed requests from a server that is not its own. */
export interface HttpEntrance {
  readonly receiver: Receiver;
  /** Answers a POST to the endpoint. */
  readonly listener: RequestListener;
}

export function createHttpEntrance(options: HttpReceiverOptions): HttpEntrance {
  const { signingSecret, libraryLogger, logger, gap } = options;
  const tellRefused = createRefusalNote(logger);
  const inner = new HTTPReceiver({ signingSecret, endpoints: ENDPOINT, logger: libraryLogger });
  const receiver: Receiver = {
    init(app) {
      const processEvent = async (event: ReceiverEvent) => {
        if (event.body.type !== 'app_rate_limited') return app.processEvent(event);
        // It holds no event, so that the library would leave it without an answer (bolt 5.1).
        await event.ack();
        gap();
      };
      inner.init({ processEvent } as App);
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
  return {
    receiver,
    listener(request, response) {
      response.once('finish', () => {
        if (response.statusCode === REFUSED) tellRefused();
      });
      if (!isFromTheFuture(request)) return inner.requestListener(request, response);
      response.writeHead(REFUSED).end();
    },
  };
}

const REFUSED = 401;
/** Anybody can send such requests, as often as they like. */
const TOLD_EVERY_MS = 60_000;

function createRefusalNote(logger: Logger): () => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - toldAt < TOLD_EVERY_MS) return;
    toldAt = performance.now();
    logger.warn(
      {
        platform: SLACK,
        reason: 'Its signature or its time is wrong: SLACK_SIGNING_SECRET, or this clock.',
        help: operatingPage('token-refused'),
      },
      'a request was refused',
    );
  };
}

/** The library refuses only what is old: what is dated ahead could be repeated for longer. */
const isFromTheFuture = ({ headers }: IncomingMessage): boolean =>
  Number(headers['x-slack-request-timestamp']) > Date.now() / 1000 + APART;
