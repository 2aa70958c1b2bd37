import { Hono } from 'hono';
import { z } from 'zod';
import { commandText } from '../../../core/message/figures.ts';
import type { Action } from '../../../core/message/model.ts';
import type { Reply } from '../../../core/message/reply.ts';
import type { Handlers } from '../../../core/ports/chat-platform.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { LocalChannelStore } from '../../../core/ports/stores/local-channel.ts';
import { answerKey, extendAnswer, isAnswer, splitMore, toAnswer } from '../answer.ts';
import type { Channel } from '../channel.ts';
import { ASKER } from '../identity.ts';
import { type PostSheet, renderPost, renderPrivateAnswer } from '../view/post.ts';
import { readBody } from './body.ts';

interface CommandDeps {
  readonly store: LocalChannelStore;
  readonly channel: Channel;
  readonly clock: Clock;
  readonly sheet: PostSheet;
  readonly handlers: () => Handlers;
}

/** Characters without `/papers`: as long as what the parser reads. */
const LONGEST = 4000;
const TOO_LONG = 'That is longer than 4,000 characters. Search for the words that matter most.';
const SEND_COMMAND = 'Send a command as JSON: {"text": "search diffusion"}.';
const SEND_ACTION =
  'Send a button as JSON: {"action": {"name": "show", "version": 1, "args": {"paper": "ID"}}}.';

const COMMAND = z.object({
  text: z
    .string()
    .transform((text) => withoutSlash(text).trimEnd())
    .pipe(z.string().max(LONGEST, TOO_LONG)),
});
const ACTION = z.object({
  action: z.object({
    name: z.string().max(100),
    version: z.literal(1),
    args: z.record(z.string(), z.string().max(LONGEST, TOO_LONG)),
  }),
  /** The shared answer that a "show more" continues. */
  message: z.string().max(100).optional(),
});

/** What the page does with the answer: put it in place, or look for it in the channel. */
type Answer =
  | { readonly visibility: 'private'; readonly html: string }
  | { readonly visibility: 'shared'; readonly id: string; readonly html: string };

/** Commands and buttons, and what a person may be about to type. */
export function commandRoutes({ store, channel, clock, sheet, handlers }: CommandDeps): Hono {
  async function answer(reply: Reply, used: string): Promise<Answer> {
    const { message, more, visibility } = reply;
    if (visibility === 'private') {
      const html = renderPrivateAnswer({ message, more, used }, sheet, clock.now());
      return { visibility, html: String(await html) };
    }
    const posted = await channel.post({ key: answerKey(), content: toAnswer(reply, used) });
    const post = { message: posted, replies: [], reactors: new Map(), open: true };
    return { visibility, id: posted.id, html: String(await renderPost(post, sheet)) };
  }

  /**
   * Two pages may ask for the same "more": the first one gets it for both. Returns what only
   * the asker may see: why there is no more just now.
   */
  async function extend(id: string, action: Action): Promise<Reply | undefined> {
    const before = await store.get(id);
    if (!before || !isAnswer(before) || !isSame(splitMore(before).more, action)) return undefined;
    const reply = await handlers().action(action, ASKER);
    if (reply.visibility === 'private') return reply;
    const now = await store.get(id);
    if (!now || !isSame(splitMore(now).more, action)) return undefined;
    await channel.edit(id, extendAnswer(now, reply));
    return undefined;
  }

  const routes = new Hono();

  routes.post('/commands', async (c) => {
    const { text } = await readBody(c, COMMAND, SEND_COMMAND);
    return c.json(await answer(await handlers().command(text, ASKER), `/papers ${text}`.trim()));
  });

  routes.post('/actions', async (c) => {
    const { action, message } = await readBody(c, ACTION, SEND_ACTION);
    const reply =
      message === undefined
        ? await handlers().action(action, ASKER)
        : await extend(message, action);
    return reply ? c.json(await answer(reply, commandText(action))) : c.body(null, 204);
  });

  routes.get('/suggest', async (c) => {
    const text = withoutSlash((c.req.query('text') ?? '').slice(0, LONGEST));
    c.header('cache-control', 'no-store');
    return c.json(await handlers().suggest(text, ASKER));
  });

  return routes;
}

/** People may type the command as on the other platforms, with its `/papers`. */
const withoutSlash = (text: string): string => text.trimStart().replace(/^\/papers(?:\s+|$)/i, '');

const isSame = (one: Action | undefined, other: Action): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
