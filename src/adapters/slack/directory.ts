import type { Message, Span } from '../../core/message/model.ts';
import type { Api } from './api.ts';
import { SLACK } from './refs.ts';

/** People change their names; nobody minds for an hour. */
const KEPT_MS = 3_600_000;
/** Slack may tell a name a little later that it does not tell now. */
const UNKNOWN_MS = 60_000;
const MOST_KEPT = 5_000;

interface User {
  readonly user: {
    readonly real_name?: string;
    readonly name?: string;
    readonly profile?: { readonly display_name?: string; readonly real_name?: string };
  };
}

/** What people are called: a mention would notify them, a name does not. */
export interface Directory {
  /** The names of the people in a message, by id; of some nobody may know it. */
  namesIn(message: Message): Promise<ReadonlyMap<string, string>>;
}

export function createDirectory(api: Pick<Api, 'read'>, now: () => number): Directory {
  const kept = new Map<string, { readonly name: string | undefined; readonly until: number }>();

  async function nameOf(id: string): Promise<string | undefined> {
    const known = kept.get(id);
    if (known && now() < known.until) return known.name;
    const name = await ask(id);
    kept.delete(id);
    kept.set(id, { name, until: now() + (name === undefined ? UNKNOWN_MS : KEPT_MS) });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return name;
  }

  async function ask(user: string): Promise<string | undefined> {
    try {
      const { profile, real_name, name } = (await api.read<User>('users.info', { user })).user;
      return profile?.display_name || profile?.real_name || real_name || name;
    } catch {
      return undefined;
    }
  }

  return {
    async namesIn(message) {
      const ids = [...new Set(peopleIn(message))];
      const named = await Promise.all(ids.map(async (id) => [id, await nameOf(id)] as const));
      return new Map(named.flatMap(([id, name]) => (name ? [[id, name] as const] : [])));
    },
  };
}

function peopleIn({ blocks }: Message): readonly string[] {
  const spans = blocks.flatMap((block): readonly Span[] => {
    switch (block.type) {
      case 'text':
      case 'footnote':
        return block.spans;
      case 'fields':
        return block.fields.flatMap(({ value }) => value);
      case 'rows':
        return block.rows.flatMap(({ title, detail }) => [...title, ...detail]);
      default:
        return [];
    }
  });
  return spans.flatMap((span) =>
    span.type === 'person' && span.person.platform === SLACK ? [span.person.id] : [],
  );
}
