import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { PlatformError } from '../../core/errors.ts';
import type { Handlers } from '../../core/ports/chat-platform.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { LocalChannelStore } from '../../core/ports/stores/local-channel.ts';
import { apologise } from '../../core/reference.ts';
import { createAnswering } from './answering.ts';
import { assetRoutes } from './assets.ts';
import type { Broadcast } from './broadcast.ts';
import type { Channel } from './channel.ts';
import { useGuard } from './guard.ts';
import { commandRoutes } from './routes/commands.ts';
import { eventRoutes } from './routes/events.ts';
import { pageRoutes } from './routes/page.ts';
import { reactionRoutes } from './routes/reactions.ts';
import type { StatusWatch } from './status.ts';
import type { PostSheet } from './view/post.ts';

interface RouteDeps {
  readonly store: LocalChannelStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly broadcast: Broadcast;
  readonly statusWatch: StatusWatch;
  readonly channel: Channel;
  readonly sheet: PostSheet;
  /** Throws until the platform was started. */
  readonly handlers: () => Handlers;
  readonly password?: string;
}

/** Everything that the page asks for, behind its guard. */
export function createRoutes(deps: RouteDeps): Hono {
  const routes = new Hono();
  useGuard(routes, deps);
  routes.route('/', assetRoutes());
  routes.route('/', pageRoutes(deps));
  routes.route('/', eventRoutes(deps));
  routes.route('/', reactionRoutes({ ...deps, voteEmojis: deps.sheet.voteEmojis }));
  routes.route('/', commandRoutes({ ...deps, answering: createAnswering(deps) }));
  routes.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    const starting = error instanceof PlatformError && error.failure.kind === 'unavailable';
    if (starting) return c.json({ problem: `${error.message}. Try again in a moment.` }, 503);
    const { reference, sentence } = apologise(deps.clock.now());
    deps.logger.error({ err: error, path: c.req.path, reference }, 'page request failed');
    return c.json({ problem: sentence }, 500);
  });
  return routes;
}
