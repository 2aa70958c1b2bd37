import { isRecord, property } from '../validation/form.ts';
import type { Mentions } from './model.ts';

const NOBODY: Mentions = { users: [], roles: [], everyone: false };
const PARSE_ALL: readonly unknown[] = ['users', 'roles', 'everyone'];

interface Mentionable {
  readonly content: string;
  readonly components: readonly unknown[];
}

/** Whom a message pings, with what `allowed_mentions` leaves of it. */
export function mentionsIn(message: Mentionable, allowed: unknown, mayPingAll: boolean): Mentions {
  const text = [message.content, ...displayed(message.components)].join('\n');
  if (!text.includes('@')) return NOBODY;
  return {
    users: allowedIds(text, /<@!?(\d+)>/g, allowed, 'users'),
    roles: allowedIds(text, /<@&(\d+)>/g, allowed, 'roles'),
    everyone: mayPingAll && /@(everyone|here)\b/.test(text) && parses(allowed, 'everyone'),
  };
}

function allowedIds(text: string, pattern: RegExp, allowed: unknown, kind: string): string[] {
  const ids = new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  const listed = property(allowed, kind);
  return [...ids].filter(
    (id) => parses(allowed, kind) || (Array.isArray(listed) && listed.includes(id)),
  );
}

function parses(allowed: unknown, kind: string): boolean {
  if (!isRecord(allowed)) return PARSE_ALL.includes(kind);
  return Array.isArray(allowed.parse) && allowed.parse.includes(kind);
}

function displayed(parts: unknown): readonly string[] {
  if (!Array.isArray(parts)) return [];
  return parts.flatMap((part) => [
    ...(property(part, 'type') === 10 ? [String(property(part, 'content'))] : []),
    ...displayed(property(part, 'components')),
  ]);
}
