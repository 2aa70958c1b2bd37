import type { IncomingMessage, RequestListener } from 'node:http';
import { type App, HTTPReceiver, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { LibraryLogger } from './library-logger.ts';

/** Where Slack sends its requests. */
export const ENDPOINT = '/slack/events';

/** How far (seconds) Slack's clock and ours may be apart; it asks for this limit both ways. */
const APART = 5 * 60;

interface HttpReceiverOptions {
  readonly signingSecret: string;
  readonly libraryLogger: LibraryLogger;
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
  const { signingSecret, libraryLogger, gap } = options;
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
      if (!isFromTheFuture(request)) return inner.requestListener(request, response);
      libraryLogger.warn('a request of a time to come was refused: is this clock right?');
      response.writeHead(401).end();
    },
  };
}

/** The library refuses only what is old: what is dated ahead could be repeated for longer. */
const isFromTheFuture = ({ headers }: IncomingMessage): boolean =>
  Number(headers['x-slack-request-timestamp']) > Date.now() / 1000 + APART;
