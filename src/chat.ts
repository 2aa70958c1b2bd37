import { LOCAL_CHANNEL } from './adapters/local/identity.ts';
import type { Chat } from './commands/context.ts';
import { operatingPage, type Trouble } from './core/operating-page.ts';
import type { ChatPlatform, Person } from './core/ports/chat-platform.ts';
import type { Logger } from './core/ports/logger.ts';
import type { SubscriptionStore } from './core/ports/stores/subscriptions.ts';

interface ChatDependencies {
  readonly platforms: readonly ChatPlatform[];
  readonly subscriptions: Pick<SubscriptionStore, 'stopped'>;
  /** As the configuration names people: `discord:80351110224678912`. */
  readonly administrators: readonly string[];
  readonly logger: Logger;
}

/**
 * What commands ask of the platforms. A question that a platform can't answer is answered with the
 * safe side: no link, no permission, no known problem.
 */
export function createChat(dependencies: ChatDependencies): Chat {
  const { platforms, subscriptions, administrators, logger } = dependencies;
  const find = (platform: string) => platforms.find(({ name }) => name === platform);
  const isAdministrator = ({ platform, id }: Person) =>
    administrators.includes(`${platform}:${id}`);
  const runsPaperboy = (person: Person) =>
    person.platform === LOCAL_CHANNEL.platform || isAdministrator(person);

  async function ask<T>(what: string, question: Promise<T> | undefined, otherwise: T): Promise<T> {
    try {
      return question ? await question : otherwise;
    } catch (error) {
      logger.warn({ err: error, what }, 'the platform could not be asked');
      return otherwise;
    }
  }

  async function stoppedOn({ name }: ChatPlatform): Promise<readonly Trouble[]> {
    const stopped = await subscriptions.stopped(name);
    const help = operatingPage('channel-stopped');
    return stopped.flatMap(({ channel: { workspace, id }, standing }) => {
      if (standing.state !== 'stopped') return [];
      const message = `The channel ${id} of ${workspace} on ${name} is stopped. ${standing.reason}`;
      return [{ message, help }];
    });
  }

  return {
    permalink: (platform, message) =>
      ask('permalink', find(platform)?.permalink(message), undefined),
    async mayManage({ channel, person }) {
      if (isAdministrator(person)) return true;
      return ask('mayManage', find(channel.platform)?.mayManage(channel, person), false);
    },
    advice: (platform) => find(platform)?.advice,
    channelProblem: ({ channel, layout }) =>
      ask('channelProblem', find(channel.platform)?.channelProblem(channel, layout), undefined),
    async problems({ person }) {
      const whole = platforms.flatMap(troublesOf);
      // Other workspaces are nobody's business but of those who run Paperboy.
      if (!runsPaperboy(person)) return whole;
      return [...whole, ...(await Promise.all(platforms.map(stoppedOn))).flat()];
    },
    runsPaperboy,
  };
}

function troublesOf(platform: ChatPlatform): readonly Trouble[] {
  const problem = platform.problem();
  return [...(problem ? [problem] : []), ...(platform.limitations?.() ?? [])];
}
