import type { Asker } from '../../../core/ports/chat-platform.ts';
import { channelOf, personOf } from '../refs.ts';

/** Who asks, and where; without a channel on somebody's own page. */
export const askerOf = (team: string, user: string, channel = ''): Asker => ({
  person: personOf(team, user),
  channel: channelOf(team, channel),
});
