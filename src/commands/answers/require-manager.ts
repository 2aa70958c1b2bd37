import { UserError } from '../../core/errors.ts';
import type { CommandContext } from '../context.ts';
import { contextOf } from '../context-of.ts';

/**
 * Throws UserError unless the asker may manage the channel, asked of its platform now. Returns what
 * is known after that: while the platform was asked, somebody else may have changed the channel.
 * @param deed what others can't do: "change its settings"
 */
export async function requireManager(
  context: CommandContext,
  deed: string,
): Promise<CommandContext> {
  if (await context.chat.mayManage(context.asker)) return contextOf(context, context);
  const who = WHO_MANAGES.get(context.asker.channel.platform);
  throw new UserError(
    `Only people who may manage this channel can ${deed}${who ? ` (${who})` : ''}. ` +
      'Please ask one of them.',
  );
}

const WHO_MANAGES: ReadonlyMap<string, string> = new Map([
  ['discord', 'on Discord: Manage Channels'],
  ['slack', 'on Slack: the channel’s creator, and admins and owners of the workspace'],
]);
