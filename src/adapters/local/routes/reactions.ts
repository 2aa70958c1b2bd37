import { Hono } from 'hono';
import { z } from 'zod';
import type { Handlers } from '../../../core/ports/chat-platform.ts';
import type { Logger } from '../../../core/ports/logger.ts';
import type { LocalChannelStore } from '../../../core/ports/stores/local-channel.ts';
import { normaliseEmoji } from '../../../core/votes/emoji.ts';
import type { Channel } from '../channel.ts';
import { VISITOR } from '../identity.ts';
import { readBody } from './body.ts';

interface ReactionDeps {
  readonly store: LocalChannelStore;
  readonly channel: Channel;
  readonly logger: Logger;
  readonly voteEmojis: readonly string[];
  readonly handlers: () => Handlers;
}

const REACTION = z.object({
  message: z.string().max(100),
  emoji: z.string().max(32),
  on: z.boolean(),
});

const SEND_REACTION =
  'Send a reaction as JSON: {"message": "ID", "emoji": "👍", "on": true}; false takes it back.';

const UNCOUNTED =
  'Your reaction is kept, but it could not be counted. Take it back and add it again in a moment.';

/** Reactions: kept first, as on any platform; then counted; then shown to every open page. */
export function reactionRoutes(deps: ReactionDeps): Hono {
  const { store, channel, logger, voteEmojis, handlers } = deps;
  const known = new Set(voteEmojis.map(normaliseEmoji));
  return new Hono().post('/reactions', async (c) => {
    const { message, emoji, on } = await readBody(c, REACTION, SEND_REACTION);
    if (on && !known.has(normaliseEmoji(emoji))) {
      return c.json({ problem: `Votes are ${voteEmojis.join(' ')} here.` }, 400);
    }
    if (!(await store.get(message))) {
      return c.json({ problem: 'This message is not in the channel (any more).' }, 404);
    }
    const { reaction } = handlers();
    await channel.react(message, emoji, on);
    try {
      await reaction({ message, emoji, person: VISITOR, change: on ? 'added' : 'removed' });
    } catch (error) {
      logger.error({ err: error, message }, 'reaction not counted');
      return c.json({ problem: UNCOUNTED }, 500);
    } finally {
      await channel.showReactions(message);
    }
    return c.body(null, 204);
  });
}
