import type { Api } from './api.ts';

/** Who we are on Slack. */
export interface Identity {
  readonly team: string;
  readonly botUser: string;
  readonly botId: string;
  /** The scopes of the bot token; undefined where Slack does not tell them. */
  readonly scopes: readonly string[] | undefined;
}

interface Introduction {
  readonly team_id: string;
  readonly user_id: string;
  readonly bot_id: string;
  readonly response_metadata?: { readonly scopes?: readonly string[] };
}

/** Throws PlatformError. */
export async function introduce(api: Pick<Api, 'read'>): Promise<Identity> {
  const { team_id, user_id, bot_id, response_metadata } = await api.read<Introduction>('auth.test');
  const { scopes } = response_metadata ?? {};
  return { team: team_id, botUser: user_id, botId: bot_id, scopes };
}
