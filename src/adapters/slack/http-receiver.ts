import type { RequestListener } from 'node:http';
import { type App, HTTPReceiver, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { LibraryLogger } from './library-logger.ts';

/** Where Slack sends its requests. */
export const ENDPOINT = '/slack/events';

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
  return { receiver, listener: inner.requestListener };
}
