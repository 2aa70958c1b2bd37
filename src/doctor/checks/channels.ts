import { PlatformError } from '../../core/errors.ts';
import { operatingPage } from '../../core/operating-page.ts';
import type { ChannelProblem } from '../../core/ports/chat-platform.ts';
import type { Subscriber } from '../database/snapshot.ts';
import { type Finding, ok, problem, warning } from '../finding.ts';
import { refusal } from './refusal.ts';

/** A platform answers this many within the time of a check, and within its own limits. */
const MOST = 10;

/** What the bot may do in each channel that gets editions, those that are due first. */
export async function channelFindings(
  platform: string,
  subscribers: readonly Subscriber[],
  ask: (subscriber: Subscriber) => Promise<ChannelProblem | undefined>,
): Promise<readonly Finding[]> {
  const asked = subscribers.slice(0, MOST);
  const found = await Promise.all(asked.map((one) => channelFinding(platform, one, ask)));
  const rest = subscribers.length - asked.length;
  if (rest === 0) return found;
  return [...found, ok(`${platform} channels`, `${rest} more were not asked about, to save time`)];
}

async function channelFinding(
  platform: string,
  subscriber: Subscriber,
  ask: (subscriber: Subscriber) => Promise<ChannelProblem | undefined>,
): Promise<Finding> {
  const about = `${platform} channel ${subscriber.channel.id}`;
  try {
    const wrong = await ask(subscriber);
    if (!wrong) return ok(about, 'Paperboy can do its work there');
    const [found = '', ...todo] = wrong.reason.split(/(?<=\.) /);
    const tell = wrong.blocking ? problem : warning;
    const help = operatingPage('permission-missing');
    return tell(about, found.replace(/\.$/, ''), todo.join(' ') || SUBSCRIBE_ANOTHER, help);
  } catch (error) {
    if (error instanceof PlatformError) return refusal(about, error);
    throw error;
  }
}

const SUBSCRIBE_ANOTHER = 'Mend it, or subscribe another channel.';
