import { createHash, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Account } from '../../core/people/account.ts';
import type { Schema } from '../schema.ts';

/** Remembers that somebody was forgotten, and not who: only who is asked about can be recognised. */
export async function markForgotten(
  db: Kysely<Schema>,
  account: Account,
  at: number,
): Promise<void> {
  const salt = randomUUID();
  await db
    .insertInto('forgotten')
    .values({ salt, hash: hashOf(account, salt), at })
    .execute();
}

/** Recognises who was forgotten at a moment (epoch milliseconds) or later. */
export async function recogniseForgotten(
  db: Kysely<Schema>,
  since: number,
): Promise<(account: Account) => boolean> {
  const marks = await db
    .selectFrom('forgotten')
    .select(['salt', 'hash'])
    .where('at', '>=', since)
    .execute();
  return (account) => marks.some(({ salt, hash }) => hash === hashOf(account, salt));
}

const hashOf = ({ platform, id }: Account, salt: string): string =>
  createHash('sha256').update(`${salt} ${platform}:${id}`).digest('hex');
