import { z } from 'zod';

/** The message of each check is what to do about a value that fails it. */
const httpUrl = z.url({ protocol: /^https?$/, error: 'Give an http or https address.' });
const secret = z.string().min(1, 'Give the token, or remove the line.').optional();

const variables = z.object({
  ARXIV_URL: httpUrl.optional(),
  DATABASE_URL: z
    .string()
    .regex(
      /^sqlite:.+/,
      'Give sqlite:PATH, for instance sqlite:data/paperboy.db. PostgreSQL is not supported yet.',
    )
    .default('sqlite:data/paperboy.db'),
  DISCORD_TOKEN: secret,
  DISCORD_API_URL: httpUrl.default('https://discord.com/api'),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'Give the id of a server: a number of 17 to 20 digits.')
    .optional(),
  HUGGINGFACE_URL: httpUrl.default('https://huggingface.co'),
  HUGGINGFACE_TOKEN: secret,
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce
    .number('Give a port number from 0 to 65535.')
    .int('Give a whole number.')
    .min(0, 'Give a port number from 0 to 65535.')
    .max(65_535, 'Give a port number from 0 to 65535.')
    .default(3000),
  SLACK_BOT_TOKEN: secret.refine(
    (token) => !/^xapp-/.test(token ?? ''),
    'That is an app-level token (xapp-): give it as SLACK_APP_TOKEN, and here the bot’s (xoxb-).',
  ),
  SLACK_APP_TOKEN: secret.refine(
    (token) => !/^xox[a-z]-/.test(token ?? ''),
    'That is a token of the bot or of a person: give the app-level token, which begins with xapp-.',
  ),
  SLACK_SIGNING_SECRET: secret,
  SLACK_API_URL: httpUrl.default('https://slack.com/api/'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], 'Use debug, info, warn or error.')
    .default('info'),
  PAPERBOY_PASSWORD: z.string().min(8, 'Choose a password of 8 characters or more.').optional(),
  HTTPS_PROXY: httpUrl.optional(),
});

/** The names that people and checks rely on. An empty value is no value. */
export const environmentSchema = variables.superRefine((given, context) => {
  for (const [key, message] of slackProblems(given)) {
    context.addIssue({ code: 'custom', path: [key], message });
  }
});

type Variables = z.infer<typeof variables>;

/** Slack needs two values that belong together. */
function slackProblems(given: Variables): readonly (readonly [keyof Variables, string])[] {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret } = given;
  const isReachable = app !== undefined || secret !== undefined;
  if (bot === undefined && isReachable) {
    return [
      ['SLACK_BOT_TOKEN', 'Give the bot’s token (xoxb-) too, or remove the other Slack lines.'],
    ];
  }
  if (bot !== undefined && !isReachable) {
    const todo = 'Give the app-level token (xapp-) too, or SLACK_SIGNING_SECRET for HTTP mode.';
    return [['SLACK_APP_TOKEN', todo]];
  }
  return [];
}

/** Keys whose values are never shown, not even in an error: addresses may hold passwords too. */
export const SECRET_KEYS: ReadonlySet<string> = new Set([
  'ARXIV_URL',
  'DATABASE_URL',
  'DISCORD_API_URL',
  'DISCORD_TOKEN',
  'HTTPS_PROXY',
  'HUGGINGFACE_TOKEN',
  'HUGGINGFACE_URL',
  'PAPERBOY_PASSWORD',
  'SLACK_API_URL',
  'SLACK_APP_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
]);
