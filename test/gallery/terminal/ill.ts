import { startServer } from '../../support/discord-bot.ts';
import { startProgram } from '../../support/program.ts';
import { startWorkspace } from '../../support/slack-bot.ts';
import type { TypedProgram } from '../../support/typed-program.ts';
import { drawPage } from '../local/page.ts';
import { makeFolder } from '../stage/folder.ts';
import { at, createClock, FIRST_MORNING } from '../stage/moments.ts';
import type { Neutral } from '../stage/neutral.ts';
import { startSources } from '../stage/papers.ts';
import { calm, printing, run } from './transcript.ts';

type Values = Readonly<Record<string, string>>;

/** Nobody listens there: as a computer without network. */
const NOWHERE = 'http://127.0.0.1:9';
const NO_NETWORK = { HUGGINGFACE_URL: `${NOWHERE}/hf`, ARXIV_URL: `${NOWHERE}/arxiv` };

const WRONG_VALUES = {
  ...{ DATABASE_URL: 'postgres://db/papers', LOG_LEVEL: 'loud' },
  ...{ SLACK_BOT_TOKEN: 'xapp-1-made-up', DISCORD_TOKEN: 'Bot made up' },
  ...{ HUGGINGFACE_URL: 'huggingface.co', HTTPS_PROXY: 'proxy:8080' },
};

const WRONG_SETTINGS = {
  ...{ catchUpHours: 0, backfillDays: 1000, colour: 'red', administrators: ['discord:ada'] },
  defaults: {
    ...{ time: '9 o’clock', zone: 'Berlin', days: [], count: 50, minimum: 0 },
    topics: { include: ['a, b'], exclude: [] },
  },
};

const REFUSED = printing(/refused for good/);

/** What the command line and the local page show where something is wrong. */
export async function ill(neutral: Neutral) {
  const { slack } = await startWorkspace();
  const { discord } = await startServer();
  neutral.replace(`${NOWHERE}/hf`, 'https://huggingface.co');
  neutral.replace(`${NOWHERE}/arxiv`, 'https://export.arxiv.org');
  neutral.replace(slack.apiUrl, 'https://slack.com/api/');
  neutral.replace(discord.apiUrl, 'https://discord.com/api');
  const sources = await startSources(createClock(FIRST_MORNING).now, neutral);
  const withSlack = {
    ...{ SLACK_API_URL: slack.apiUrl, SLACK_APP_TOKEN: slack.appToken },
    SLACK_BOT_TOKEN: 'xoxb-1-made-up',
  };
  const withDiscord = { DISCORD_API_URL: discord.apiUrl, DISCORD_TOKEN: 'bWFkZS11cA.x.y' };
  try {
    return {
      wrongSlackToken: await started({ ...withSlack, ...sources.environment }, REFUSED),
      wrongDiscordToken: await started({ ...withDiscord, ...sources.environment }, REFUSED),
      offline: await started({}, calm),
      doctor: await refused(['doctor'], { ...withSlack, ...withDiscord }),
      wrongValues: await refused([], WRONG_VALUES, { port: 'http' }),
      wrongSettings: await refused([], {}, { settings: WRONG_SETTINGS }),
      noSettings: await refused([], { PAPERBOY_CONFIG: 'papers.json' }),
      ...(await inUse(neutral)),
    };
  } finally {
    await Promise.all([slack.close(), discord.close(), sources.close()]);
  }
}

/** A start that goes on, ended with Ctrl-C. */
async function started(values: Values, after: (program: TypedProgram) => Promise<unknown>) {
  const folder = makeFolder({ ...NO_NETWORK, ...values });
  const place = { folder: folder.path, moment: FIRST_MORNING, environment: { PORT: '0' } };
  try {
    return await run([], { ...place, after });
  } finally {
    folder.remove();
  }
}

/** A command that ends by itself. */
async function refused(
  args: readonly string[],
  values: Values,
  { settings = {}, port = '' }: { readonly settings?: object; readonly port?: string } = {},
) {
  const folder = makeFolder({ ...NO_NETWORK, ...values }, settings);
  const environment = { PORT: port };
  try {
    return await run(args, { folder: folder.path, moment: FIRST_MORNING, environment });
  } finally {
    folder.remove();
  }
}

/** A Paperboy without network, its page, and a second one beside it. */
async function inUse(neutral: Neutral) {
  const folder = makeFolder(NO_NETWORK);
  const other = makeFolder(NO_NETWORK);
  const first = startProgram(['start'], folder.path, { ...at(FIRST_MORNING), ...NO_NETWORK });
  try {
    const url = await first.url();
    const { port } = new URL(url);
    neutral.replace(`PORT: ${port}`, 'PORT: 3000');
    await calm(first);
    const page = await drawPage(url);
    const beside = { moment: FIRST_MORNING, environment: { PORT: port } };
    return {
      page,
      databaseInUse: await run([], { ...beside, folder: folder.path }),
      portInUse: await run([], { ...beside, folder: other.path }),
    };
  } finally {
    first.signal('SIGTERM');
    await first.ended;
    folder.remove();
    other.remove();
  }
}
