import { Hono } from 'hono';
import { z } from 'zod';
import type { Action } from '../../../core/message/model.ts';
import type { Handlers } from '../../../core/ports/chat-platform.ts';
import type { Answering } from '../answering.ts';
import { ASKER } from '../identity.ts';
import { readBody } from './body.ts';

interface CommandDeps {
  readonly answering: Answering;
  readonly handlers: () => Handlers;
}

/** Characters without `/papers`: as long as what the parser reads. */
const LONGEST = 4000;
const TOO_LONG = 'That is longer than 4,000 characters. Search for the words that matter most.';
const FIELD_TOO_LONG = 'One of the fields is longer than 4,000 characters. Write less there.';
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
  /** What was written into the action's form, by field name. */
  values: z.record(z.string().max(100), z.string().max(LONGEST, FIELD_TOO_LONG)).default({}),
  /** The shared answer that a "show more" continues. */
  message: z.string().max(100).optional(),
  /** Whether the answer is for the whole channel. */
  share: z.literal(true).optional(),
});

/** Commands, buttons and forms, and what a person may be about to type. */
export function commandRoutes({ answering, handlers }: CommandDeps): Hono {
  const routes = new Hono();

  routes.post('/commands', async (c) => {
    const { text } = await readBody(c, COMMAND, SEND_COMMAND);
    return c.json(await answering.command(text));
  });

  routes.post('/actions', async (c) => {
    const { action, values, message, share } = await readBody(c, ACTION, SEND_ACTION);
    if (share) return c.json(await answering.share(action));
    if (message === undefined) return c.json(await answering.action(filledIn(action, values)));
    const answer = await answering.extend(message, action);
    return answer ? c.json(answer) : c.body(null, 204);
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

/** The action with what was written into its form; empty fields say nothing. */
function filledIn(action: Action, values: Readonly<Record<string, string>>): Action {
  const written = Object.entries(values)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== '');
  return { ...action, args: { ...action.args, ...Object.fromEntries(written) } };
}
