import type { Config } from '../config/load.ts';

/** Somewhere that Paperboy asks. */
export interface Place {
  readonly name: string;
  /** The variable that says where it is. */
  readonly urlKey: string;
  /** Something small that it answers. */
  readonly url: string;
  readonly proxy?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Where papers come from. */
export interface SourcePlace extends Place {
  /** What is missing without it. */
  readonly gives: string;
  /** Without it there is no edition. */
  readonly vital: boolean;
}

export const sourcePlaces = ({ huggingface, arxiv, proxy }: Config): readonly SourcePlace[] => [
  {
    ...{ name: 'Hugging Face', urlKey: 'HUGGINGFACE_URL', proxy },
    ...{ url: `${huggingface.url}/api/daily_papers?limit=1`, vital: true },
    gives: 'the papers of the day and their votes',
    ...(huggingface.token && { headers: { authorization: `Bearer ${huggingface.token}` } }),
  },
  {
    ...{ name: 'arXiv', urlKey: 'ARXIV_URL', proxy, vital: false },
    url: `${arxiv.queryUrl}/api/query?search_query=cat:cs.CL&start=0&max_results=1`,
    gives: 'categories, and papers where Hugging Face lists none',
  },
];

/** Where papers go to. The platforms' clients go through no proxy. */
export const platformPlaces = ({ slack, discord }: Config): readonly Place[] => [
  ...(slack ? [{ name: 'Slack', urlKey: 'SLACK_API_URL', url: `${slack.apiUrl}api.test` }] : []),
  ...(discord
    ? [{ name: 'Discord', urlKey: 'DISCORD_API_URL', url: `${discord.apiUrl}/v10/gateway` }]
    : []),
];
