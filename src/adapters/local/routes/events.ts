import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Broadcast, PageEvent } from '../broadcast.ts';
import type { StatusWatch } from '../status.ts';
import { type Backlog, createBacklog } from './backlog.ts';

interface EventDeps {
  readonly broadcast: Broadcast;
  readonly statusWatch: StatusWatch;
}

/** Open streams; each page that is open has one. */
const MOST_STREAMS = 200;
const FULL = {
  problem: `${MOST_STREAMS} pages are open already. Close some; this one tries again by itself.`,
};

const HEARTBEAT_MS = 15_000;

/**
 * The stream that keeps a page current. A page names the revision that it shows; when that is
 * not the newest, `stale` tells it to load the channel again, so that nothing is ever missed.
 * A page that stops reading is cut off: when it comes back, it loads the channel again.
 */
export function eventRoutes({ broadcast, statusWatch }: EventDeps) {
  return new Hono<{ Bindings: Partial<HttpBindings> }>().get('/events', (c) => {
    if (broadcast.audience() >= MOST_STREAMS) return c.json(FULL, 503);
    const seen = c.req.header('last-event-id') ?? c.req.query('since');
    c.header('x-accel-buffering', 'no');
    return streamSSE(c, async (stream) => {
      const backlog = createBacklog(() => {
        stream.abort();
        c.env.outgoing?.destroy();
      });
      const left = follow(stream, backlog, broadcast);
      const now = broadcast.revision();
      if (seen !== now) backlog.add(stream.writeSSE({ event: 'stale', data: '{}', id: now }));
      const status = await statusWatch.read();
      backlog.add(send(stream, { type: 'status', ...status }, broadcast.revision()));
      await left;
    });
  });
}

/** Sends what happens until either side ends it. */
function follow(stream: SSEStreamingApi, backlog: Backlog, broadcast: Broadcast): Promise<void> {
  return new Promise((resolve) => {
    const heartbeat = setInterval(
      () => backlog.add(stream.write(': still here\n\n')),
      HEARTBEAT_MS,
    );
    const close = () => {
      clearInterval(heartbeat);
      leave();
      resolve();
    };
    const leave = broadcast.join({
      send: (event, id) => backlog.add(send(stream, event, id)),
      close,
    });
    stream.onAbort(close);
  });
}

/** Milliseconds after which a browser opens a broken stream again. */
const RETRY_MS = 1_000;

const send = (stream: SSEStreamingApi, { type, ...data }: PageEvent, id: string) =>
  stream.writeSSE({ event: type, data: JSON.stringify(data), id, retry: RETRY_MS });
