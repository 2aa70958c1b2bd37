import type { ChatPlatform, Reactor } from '../../core/ports/chat-platform.ts';
import { normaliseEmoji } from '../../core/votes/emoji.ts';
import type { Api } from './api.ts';
import { toEmoji } from './emoji.ts';
import { createPacer } from './pacer.ts';
import type { Paces } from './paces.ts';
import { personOf, readRef } from './refs.ts';

interface ReactorDependencies {
  readonly api: Pick<Api, 'read'>;
  /** The bot's own user. */
  botUser(): string | undefined;
  readonly voteEmojis: readonly string[];
  readonly paces: Paces;
}

interface Reacted {
  readonly message?: {
    readonly reactions?: readonly {
      readonly name: string;
      readonly count: number;
      readonly users: readonly string[];
    }[];
  };
}

/** Lists who reacted with an emoji that is a vote. */
export function createReactorList(dependencies: ReactorDependencies): ChatPlatform['listReactors'] {
  const { api, botUser, voteEmojis, paces } = dependencies;
  const votes = new Set(voteEmojis.map(normaliseEmoji));
  const pacer = createPacer(paces.thirdTier);

  return async (ref) => {
    const { team, channel, ts } = readRef(ref);
    await pacer.turn();
    // Without `full` Slack names only some of the people.
    const args = { channel, timestamp: ts, full: true };
    const { message } = await api.read<Reacted>('reactions.get', args);
    const cast = (message?.reactions ?? []).flatMap(({ name, ...reaction }) => {
      const emoji = toEmoji(name);
      return emoji && votes.has(normaliseEmoji(emoji)) ? [{ ...reaction, emoji }] : [];
    });
    const reactors = cast.flatMap(({ users, emoji }): readonly Reactor[] =>
      users.filter((id) => id !== botUser()).map((id) => ({ person: personOf(team, id), emoji })),
    );
    return { reactors, complete: cast.every(({ users, count }) => users.length >= count) };
  };
}
