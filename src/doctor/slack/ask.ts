import { type Api, createApi } from '../../adapters/slack/api.ts';
import { createLibraryLogger } from '../../adapters/slack/library-logger.ts';
import { pacesAt } from '../../adapters/slack/paces.ts';
import { createPermissions } from '../../adapters/slack/permissions.ts';
import { PlatformError } from '../../core/errors.ts';

/** An answer that takes longer (ms) is none. */
const PATIENCE_MS = 8_000;

interface SlackAddress {
  /** With a slash at its end. */
  readonly apiUrl: string;
}

/** What goes wrong is told as a finding, not in a log. */
const nothing = () => undefined;
const libraryLogger = createLibraryLogger({
  ...{ debug: nothing, info: nothing, warn: nothing, error: nothing },
});

export const slackApi = ({ apiUrl }: SlackAddress, token: string): Api =>
  createApi({ botToken: token, apiUrl, libraryLogger, timeoutMs: PATIENCE_MS });

export interface SlackBot {
  /** The workspace's name and id. */
  readonly team: string;
  readonly teamId: string;
  /** Undefined where Slack does not tell them. */
  readonly scopes: readonly string[] | undefined;
}

interface Introduction {
  readonly team: string;
  readonly team_id: string;
  readonly response_metadata?: { readonly scopes?: readonly string[] };
}

/** Whose bot a token is. Throws PlatformError. */
export async function askBot(api: Pick<Api, 'read'>): Promise<SlackBot> {
  const { team, team_id, response_metadata } = await api.read<Introduction>('auth.test');
  return { team, teamId: team_id, scopes: response_metadata?.scopes };
}

/** Whether an app-level token opens a socket; the one that it would open is not. */
export async function askSocket(address: SlackAddress, appToken: string): Promise<void> {
  try {
    await slackApi(address, appToken).read('apps.connections.open');
  } catch (error) {
    if (error instanceof PlatformError && REFUSALS.has(error.failure.kind)) {
      throw new PlatformError(APP_TOKEN_REFUSED, { kind: 'unauthorized' }, error);
    }
    throw error;
  }
}

const REFUSALS: ReadonlySet<PlatformError['failure']['kind']> = new Set([
  ...(['unauthorized', 'forbidden', 'invalid'] as const),
]);

const APP_TOKEN_REFUSED =
  'Slack refuses the app-level token. Make a new one on the app’s page Basic Information ' +
  '(App-Level Tokens, with the scope connections:write), and see that Socket Mode is on.';

/** What keeps the bot from posting in a channel, in Slack's own words or ours. */
export async function askSlackChannel(
  api: Pick<Api, 'read'>,
  channel: { readonly workspace: string; readonly id: string },
) {
  const { channelProblem } = createPermissions(api, pacesAt());
  return channelProblem({ platform: 'slack', ...channel }, 'thread');
}
