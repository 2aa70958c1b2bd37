import { type Config, loadConfig } from '../config/load.ts';
import { type ConfigSources, variablesOf } from '../config/sources.ts';

/** What is set up is asked about, whether it is right or not. */
const ASKED: readonly string[] = [
  ...['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'DISCORD_TOKEN'],
];

/** What there is before anything is asked, and what it would be with other values. */
export interface Situation {
  readonly sources: ConfigSources;
  /** Without any token. Everything that is not asked about is right. */
  readonly config: Config;
  /** A value that is set now. */
  value(key: string): string | undefined;
  /** Whether the environment sets it, which no file can change. */
  isFixed(key: string): boolean;
  /** The configuration with these tokens. Throws ConfigError when they don't fit. */
  withTokens(tokens: Readonly<Record<string, string>>): Config;
}

/** Throws ConfigError when something is wrong that setting up does not ask about. */
export function toSituation(sources: ConfigSources): Situation {
  const variables = variablesOf(sources);
  const others = Object.fromEntries(
    Object.entries(variables).filter(([key]) => !ASKED.includes(key)),
  );
  const withTokens = (tokens: Readonly<Record<string, string>>) =>
    loadConfig({ ...others, ...tokens }, sources.file);
  return {
    sources,
    config: withTokens({}),
    value: (key) => variables[key] || undefined,
    isFixed: (key) => Boolean(sources.environment[key]),
    withTokens,
  };
}
