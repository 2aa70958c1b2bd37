import { PlatformError } from '../../core/errors.ts';
import type { ChannelProblem, ChatPlatform } from '../../core/ports/chat-platform.ts';
import type { Api } from './api.ts';
import { needsScope } from './failure.ts';
import { createPacer } from './pacer.ts';
import type { Paces } from './paces.ts';

export type Permissions = Pick<ChatPlatform, 'mayManage' | 'channelProblem'>;

interface Channel {
  readonly channel: {
    readonly creator?: string;
    readonly is_archived?: boolean;
    readonly is_member?: boolean;
    readonly is_im?: boolean;
    readonly is_mpim?: boolean;
  };
}

interface User {
  readonly user: {
    readonly is_admin?: boolean;
    readonly is_owner?: boolean;
    readonly is_primary_owner?: boolean;
    readonly team_id?: string;
  };
}

/** Asks Slack itself each time: people and channels change. */
export function createPermissions(api: Pick<Api, 'read'>, { thirdTier }: Paces): Permissions {
  const pacer = createPacer(thirdTier);

  async function channelInfo(channel: string): Promise<Channel['channel']> {
    await pacer.turn();
    return (await api.read<Channel>('conversations.info', { channel })).channel;
  }

  async function administers(workspace: string, user: string): Promise<boolean> {
    try {
      const asked = await api.read<User>('users.info', { user });
      const { is_admin, is_owner, is_primary_owner, team_id = workspace } = asked.user;
      // Who administers another workspace is a guest here.
      return team_id === workspace && Boolean(is_admin || is_owner || is_primary_owner);
    } catch (error) {
      // Without this scope, who made the channel may still manage it.
      if (error instanceof PlatformError && needsScope(error, 'users:read')) return false;
      throw error;
    }
  }

  return {
    async mayManage({ workspace, id: channel }, { id: user }) {
      if (await administers(workspace, user)) return true;
      return (await channelInfo(channel)).creator === user;
    },

    async channelProblem({ id }) {
      if (isDirect(id)) return NO_CHANNEL;
      try {
        return problemOf(await channelInfo(id));
      } catch (error) {
        if (error instanceof PlatformError) return problemIn(error);
        throw error;
      }
    },
  };
}

const blocking = (reason: string): ChannelProblem => ({ reason, blocking: true });

const NO_CHANNEL = blocking(
  'Editions come to channels, and this is a conversation. ' +
    'Type the command in a channel of the workspace.',
);

/** Conversations between two have ids of their own kind. */
const isDirect = (id: string): boolean => id === '' || id.startsWith('D');

/** What it tells of a channel that Slack would not say what it is. */
function problemIn(error: PlatformError): ChannelProblem | undefined {
  if (error.failure.kind === 'not-found') return blocking(error.message);
  // Conversations of a few need scopes that nothing else does.
  const isAboutChannels = needsScope(error, 'channels:read', 'groups:read');
  if (!isAboutChannels && needsScope(error, 'mpim:read', 'im:read')) return NO_CHANNEL;
  // Without the scope for channels, whether something is wrong is not known.
  if (error.failure.kind === 'forbidden') return undefined;
  throw error;
}

function problemOf(channel: Channel['channel']): ChannelProblem | undefined {
  if (channel.is_im || channel.is_mpim) return NO_CHANNEL;
  if (channel.is_archived) {
    return blocking('The channel is archived. Unarchive it, or subscribe another one.');
  }
  if (!channel.is_member) {
    return blocking('Paperboy is not in this channel. Type /invite @Paperboy in it.');
  }
  return undefined;
}
