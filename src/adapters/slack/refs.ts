import { PlatformError } from '../../core/errors.ts';
import type { ChannelRef, MessageRef, Person } from '../../core/ports/chat-platform.ts';

export const SLACK = 'slack';

/** Where a message stands; `ts` is its name within the channel, in a thread or not. */
export interface Place {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
}

/** `TEAM/CHANNEL/TS`: everything that a call and an event need. */
export const toRef = ({ team, channel, ts }: Place): MessageRef => `${team}/${channel}/${ts}`;

/** Throws PlatformError for what is no reference of ours. */
export function readRef(ref: MessageRef): Place {
  const [team, channel, ts] = ref.split('/');
  if (team && channel && ts) return { team, channel, ts };
  throw new PlatformError(`Slack has no message ${ref}.`, { kind: 'not-found' });
}

/** Guests of Slack Connect count where they act: their ids are unique over all workspaces. */
export const personOf = (team: string, id: string): Person => ({
  platform: SLACK,
  workspace: team,
  id,
});

export const channelOf = (team: string, id: string): ChannelRef => ({
  platform: SLACK,
  workspace: team,
  id,
});

/** A moment (epoch milliseconds) as Slack counts: seconds, and microseconds after the point. */
export const tsAt = (moment: number): string => (Math.max(0, moment) / 1000).toFixed(6);
