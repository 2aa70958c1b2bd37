import { Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Broadcast, PageEvent } from '../broadcast.ts';
import type { StatusWatch } from '../status.ts';

interface EventDeps {
  readonly broadcast: Broadcast;
  readonly statusWatch: StatusWatch;
}

const HEARTBEAT_MS = 15_000;

/**
 * The stream that keeps a page current. A page names the revision that it shows; when that is
 * not the newest, `stale` tells it to load the channel again, so that nothing is ever missed.
 */
export function eventRoutes({ broadcast, statusWatch }: EventDeps): Hono {
  return new Hono().get('/events', (c) => {
    const seen = c.req.header('last-event-id') ?? c.req.query('since');
    c.header('x-accel-buffering', 'no');
    return streamSSE(c, async (stream) => {
      const left = follow(stream, broadcast);
      const now = broadcast.revision();
      if (seen !== now) await stream.writeSSE({ event: 'stale', data: '{}', id: now });
      await send(stream, { type: 'status', ...(await statusWatch.read()) }, broadcast.revision());
      await left;
    });
  });
}

/** Sends what happens until either side ends it. */
function follow(stream: SSEStreamingApi, broadcast: Broadcast): Promise<void> {
  return new Promise((resolve) => {
    const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS);
    const close = () => {
      clearInterval(heartbeat);
      leave();
      resolve();
    };
    const leave = broadcast.join({ send: (event, id) => void send(stream, event, id), close });
    stream.onAbort(close);
  });
}

/** Milliseconds after which a browser opens a broken stream again. */
const RETRY_MS = 1_000;

const send = (stream: SSEStreamingApi, { type, ...data }: PageEvent, id: string) =>
  stream.writeSSE({ event: type, data: JSON.stringify(data), id, retry: RETRY_MS });
