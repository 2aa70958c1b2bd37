import { z } from 'zod';
import type { Call } from './run.ts';
import type { Dialect, Granted } from './stand-in.ts';

const hello = z.object({
  apiUrl: z.string(),
  token: z.string(),
  guildId: z.string(),
  channelIds: z.array(z.string()),
});

const requests = z.array(
  z.object({
    method: z.string(),
    path: z.string(),
    at: z.number(),
    status: z.number().optional(),
  }),
);

const STEPS = {
  thread: /^POST \/channels\/(\d+)\/messages\/(\d+)\/threads$/,
  message: /^POST \/channels\/(\d+)\/messages$/,
  reaction: /^PUT \/channels\/(\d+)\/messages\/\d+\/reactions\//,
} as const;

export const discord = (channels: number): Dialect => ({
  file: 'discord/run.ts',
  args: [String(channels)],
  open(line) {
    const { apiUrl, token, guildId, channelIds } = hello.parse(line);
    const environment = { DISCORD_API_URL: apiUrl, DISCORD_TOKEN: token };
    return { environment, workspace: guildId, channels: channelIds };
  },
  read(line) {
    /** A thread has the id of the message that it was opened from. */
    const channelOf = new Map<string, string>();
    return requests
      .parse(line)
      .filter(({ status = 0 }) => status >= 200 && status < 300)
      .map((request): Granted => toCall(request, channelOf) ?? 'other');
  },
});

interface Request {
  readonly method: string;
  readonly path: string;
  readonly at: number;
}

function toCall({ method, path, at }: Request, channelOf: Map<string, string>): Call | undefined {
  const line = `${method} ${path}`;
  const [, parent, opened] = STEPS.thread.exec(line) ?? [];
  if (parent !== undefined && opened !== undefined) {
    channelOf.set(opened, parent);
    return { step: 'thread', channel: parent, at };
  }
  const [, place] = STEPS.message.exec(line) ?? [];
  if (place !== undefined) {
    const channel = channelOf.get(place);
    return channel === undefined
      ? { step: 'parent', channel: place, at }
      : { step: 'paper', channel, at };
  }
  const channel = channelOf.get(STEPS.reaction.exec(line)?.[1] ?? '');
  return channel === undefined ? undefined : { step: 'reaction', channel, at };
}
