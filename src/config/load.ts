import type { z } from 'zod';
import { ConfigError, type ConfigProblem } from '../core/errors.ts';
import { operatingPage } from '../core/operating-page.ts';
import { environmentSchema, SECRET_KEYS } from './environment.ts';
import { type Settings, settingsSchema } from './settings.ts';

export interface Config {
  /** The SQLite file. */
  readonly databaseFile: string;
  readonly huggingface: { readonly url: string; readonly token?: string };
  /** Base addresses of the day's feeds and of the query API, without a slash at their ends. */
  readonly arxiv: { readonly feedUrl: string; readonly queryUrl: string };
  /** Absent without a token. */
  readonly discord?: DiscordConfig;
  /** Absent without a token. */
  readonly slack?: SlackConfig;
  readonly http: { readonly host: string; readonly port: number; readonly password?: string };
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly proxy?: string;
  readonly settings: Settings;
}

export interface DiscordConfig {
  readonly token: string;
  /** As the client library takes it: without a version and a slash at its end. */
  readonly apiUrl: string;
  /** Commands are registered in this server alone. */
  readonly guildId?: string;
}

export interface SlackConfig {
  readonly botToken: string;
  /** With a slash at its end. */
  readonly apiUrl: string;
  /** A socket where there is an app-level token, else signed requests. */
  readonly entrance:
    | { readonly mode: 'socket'; readonly appToken: string }
    | { readonly mode: 'http'; readonly signingSecret: string };
}

/** A text file, under the name by which a person knows it. */
export interface SettingsFile {
  readonly name: string;
  /** Undefined when it can't be read. */
  readonly text: string | undefined;
}

const HELP = operatingPage('wrong-setting');

type Environment = Readonly<Record<string, string | undefined>>;

/** Checks everything and throws one ConfigError with every problem in it. */
export function loadConfig(environment: Environment, file: SettingsFile): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const env = environmentSchema.safeParse(given);
  const json = parseJson(file);
  const settings = settingsSchema.safeParse('value' in json ? json.value : {});
  if (env.success && settings.success && 'value' in json) return toConfig(env.data, settings.data);
  throw new ConfigError([
    ...(env.success ? [] : problems(env.error, given, '')),
    ...('value' in json ? [] : [json.problem]),
    ...('value' in json && !settings.success
      ? problems(settings.error, json.value, `${file.name}: `)
      : []),
  ]);
}

type Json = { readonly value: unknown } | { readonly problem: ConfigProblem };

function parseJson({ name, text }: SettingsFile): Json {
  if (text === undefined) {
    const todo = 'Give PAPERBOY_CONFIG the path of a settings file, or remove it.';
    return {
      problem: { key: 'PAPERBOY_CONFIG', found: `${name} can't be read`, todo, help: HELP },
    };
  }
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const found = `not JSON: ${(error as Error).message}`;
    const todo = 'Correct it; config/default.json is an example.';
    return { problem: { key: name, found, todo, help: HELP } };
  }
}

function problems(error: z.ZodError, given: unknown, prefix: string): readonly ConfigProblem[] {
  return error.issues.map((issue) => ({
    key: prefix + (issue.path.join('.') || 'the file'),
    found:
      issue.code === 'unrecognized_keys'
        ? `found ${issue.keys.map((key) => `"${key}"`).join(', ')}`
        : describe(issue.path, given),
    todo: toDo(issue),
    help: HELP,
  }));
}

/** Our own checks say what to do; what zod says of a wrong type is for programmers. */
function toDo({ code, message }: z.core.$ZodIssue): string {
  if (code === 'unrecognized_keys')
    return 'There is no such setting: correct the name or remove it.';
  return /^(?:Invalid|Too) /.test(message)
    ? 'Give it the form that it has in config/default.json.'
    : message;
}

function describe(path: readonly PropertyKey[], given: unknown): string {
  if (SECRET_KEYS.has(String(path[0]))) return 'found a value that is not shown here';
  const value = path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    given,
  );
  return value === undefined ? 'found nothing' : `found ${JSON.stringify(value)}`;
}

function toConfig(env: z.infer<typeof environmentSchema>, settings: Settings): Config {
  const { HUGGINGFACE_TOKEN: token, PAPERBOY_PASSWORD: password, HTTPS_PROXY: proxy } = env;
  return {
    databaseFile: env.DATABASE_URL.slice('sqlite:'.length),
    huggingface: { url: env.HUGGINGFACE_URL.replace(/\/+$/, ''), ...(token && { token }) },
    arxiv: toArxiv(env),
    ...toDiscord(env),
    ...toSlack(env),
    http: { host: env.HOST, port: env.PORT, ...(password && { password }) },
    logLevel: env.LOG_LEVEL,
    ...(proxy && { proxy }),
    settings,
  };
}

/** arXiv has two hosts; what stands in for them is one. */
function toArxiv({ ARXIV_URL: url }: z.infer<typeof environmentSchema>): Config['arxiv'] {
  if (!url) return { feedUrl: 'https://rss.arxiv.org', queryUrl: 'https://export.arxiv.org' };
  const base = url.replace(/\/+$/, '');
  return { feedUrl: base, queryUrl: base };
}

function toDiscord(env: z.infer<typeof environmentSchema>): Pick<Config, 'discord'> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL, DISCORD_GUILD_ID: guildId } = env;
  if (!token) return {};
  const apiUrl = DISCORD_API_URL.replace(/\/+$/, '').replace(/\/v\d+$/, '');
  return { discord: { token, apiUrl, ...(guildId && { guildId }) } };
}

function toSlack(env: z.infer<typeof environmentSchema>): Pick<Config, 'slack'> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = env;
  const { SLACK_SIGNING_SECRET: signingSecret } = env;
  const entrance = appToken
    ? ({ mode: 'socket', appToken } as const)
    : signingSecret && ({ mode: 'http', signingSecret } as const);
  if (!botToken || !entrance) return {};
  return { slack: { botToken, entrance, apiUrl: env.SLACK_API_URL.replace(/\/*$/, '/') } };
}
