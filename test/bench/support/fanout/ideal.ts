import { assertNever } from '../../../../src/core/errors.ts';
import type { Run } from './run.ts';

/** platforms.md, 2.4. */
const DISCORD_PER_SECOND = 50;
const POSTS_IN_WINDOW = 5;
const POST_WINDOW_S = 5;
const REACTION_S = 0.25;
/** platforms.md, 1.1: about one a second, and a little more to be safe. */
const SLACK_PACE_S = 1.1;

type Size = Pick<Run, 'platform' | 'channels' | 'papers' | 'workspacePerMinute'>;

/** Deliveries of one edition; on Discord each is a request, and people are given an emoji to tap. */
export function stepsOf({ platform, papers }: Pick<Size, 'platform' | 'papers'>): number {
  switch (platform) {
    case 'discord':
      return 2 + 2 * papers;
    case 'slack':
      return 2 + papers;
    default:
      return assertNever(platform);
  }
}

export interface Ideal {
  readonly seconds: number;
  /** How that is computed, for people. */
  readonly reckoning: string;
}

/** From the first request to the last, were everything that the platform allows made use of. */
export function idealOf(size: Size): Ideal {
  switch (size.platform) {
    case 'discord':
      return idealOnDiscord(size);
    case 'slack':
      return idealOnSlack(size);
    default:
      return assertNever(size.platform);
  }
}

function idealOnDiscord({ channels, papers, platform }: Size): Ideal {
  const requests = channels * stepsOf({ platform, papers });
  const globally = (requests - 1) / DISCORD_PER_SECOND;
  const fullWindows = Math.ceil(papers / POSTS_IN_WINDOW) - 1;
  const inWindow = papers - fullWindows * POSTS_IN_WINDOW;
  const inChannel = fullWindows * POST_WINDOW_S + (inWindow - 1) * REACTION_S;
  return {
    seconds: Math.max(globally, inChannel),
    reckoning:
      `${requests} requests (parent, thread, ${papers} papers, ${papers} reactions a channel) at ` +
      `${DISCORD_PER_SECOND} a second take ${globally.toFixed(1)} s; one channel alone, at ` +
      `${POSTS_IN_WINDOW} messages in ${POST_WINDOW_S} s, ${inChannel.toFixed(1)} s`,
  };
}

function idealOnSlack({ channels, papers, workspacePerMinute }: Size): Ideal {
  const messages = channels * (1 + papers);
  const inWorkspace = ((messages - 1) * 60) / workspacePerMinute;
  const inChannel = papers * SLACK_PACE_S;
  return {
    seconds: Math.max(inWorkspace, inChannel),
    reckoning:
      `${messages} messages (parent, ${papers} papers a channel) at ${workspacePerMinute} a ` +
      `minute in the workspace take ${inWorkspace.toFixed(1)} s; one channel alone, at one in ` +
      `${SLACK_PACE_S} s, ${inChannel.toFixed(1)} s`,
  };
}
