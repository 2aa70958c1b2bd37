import { z } from 'zod';

/** The message of each check is what to do about a value that fails it. */
const httpUrl = z.url({ protocol: /^https?$/, error: 'Give an http or https address.' });
const secret = z.string().min(1, 'Give the token, or remove the line.').optional();

/** The names that people and checks rely on. An empty value is no value. */
export const environmentSchema = z.object({
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
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], 'Use debug, info, warn or error.')
    .default('info'),
  PAPERBOY_PASSWORD: z.string().min(8, 'Choose a password of 8 characters or more.').optional(),
  HTTPS_PROXY: httpUrl.optional(),
});

/** Keys whose values are never shown, not even in an error: addresses may hold passwords too. */
export const SECRET_KEYS: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'DISCORD_API_URL',
  'DISCORD_TOKEN',
  'HTTPS_PROXY',
  'HUGGINGFACE_TOKEN',
  'HUGGINGFACE_URL',
  'PAPERBOY_PASSWORD',
]);
