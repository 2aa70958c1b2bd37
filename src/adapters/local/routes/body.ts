import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';

/**
 * The request's JSON in the form that is asked for; anything else is answered with 400.
 * @param otherwise says what to send, where the schema has no words of its own for it
 */
export async function readBody<T>(c: Context, schema: z.ZodType<T>, otherwise: string): Promise<T> {
  const body: unknown = await c.req.json().catch(() => undefined);
  const parsed = schema.safeParse(body, { error: () => otherwise });
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues[0]?.message ?? otherwise;
  throw new HTTPException(400, { res: Response.json({ problem }, { status: 400 }) });
}
