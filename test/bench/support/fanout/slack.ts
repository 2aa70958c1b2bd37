import { z } from 'zod';
import type { Call } from './run.ts';
import type { Dialect, Granted } from './stand-in.ts';

const hello = z.object({
  apiUrl: z.string(),
  botToken: z.string(),
  appToken: z.string(),
  teamId: z.string(),
  channelIds: z.array(z.string()),
});

const requests = z.array(
  z.object({
    method: z.string(),
    channel: z.string().optional(),
    at: z.number(),
    status: z.number().optional(),
    error: z.string().optional(),
  }),
);

export const slack = (channels: number, workspacePerMinute: number): Dialect => ({
  file: 'slack/run.ts',
  args: [String(channels), String(workspacePerMinute)],
  open(line) {
    const { apiUrl, botToken, appToken, teamId, channelIds } = hello.parse(line);
    const environment = {
      SLACK_API_URL: apiUrl,
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
    };
    return { environment, workspace: teamId, channels: channelIds };
  },
  read(line) {
    const begun = new Set<string>();
    return requests
      .parse(line)
      .filter(({ status, error }) => status === 200 && error === undefined)
      .map((request): Granted => toCall(request, begun) ?? 'other');
  },
});

interface Request {
  readonly method: string;
  readonly channel?: string | undefined;
  readonly at: number;
}

function toCall({ method, channel, at }: Request, begun: Set<string>): Call | undefined {
  if (channel === undefined) return undefined;
  if (method === 'chat.getPermalink') return { step: 'thread', channel, at };
  if (method !== 'chat.postMessage') return undefined;
  const step = begun.has(channel) ? 'paper' : 'parent';
  begun.add(channel);
  return { step, channel, at };
}
