import { expect, onTestFinished, test } from 'vitest';
import { startProgram, until } from '../support/program.ts';
import { readSlack, startWorkspace } from '../support/slack-bot.ts';
import { createSlackClient, slackEnvironment } from '../support/slack-team.ts';
import { hurriedSettings, startSource } from '../support/team.ts';
import { temporaryFolder } from '../support/temporary-storage.ts';

const POST = 'chat.postMessage';

test('kill -9 while a message is on its way to Slack: nothing twice, nothing lost, all in order', async () => {
  const { slack, world, channel, ada } = await startWorkspace();
  onTestFinished(() => slack.close());
  const source = await startSource();
  onTestFinished(() => source.close());
  const folder = temporaryFolder();
  const environment = {
    ...slackEnvironment(slack),
    HUGGINGFACE_URL: source.url,
    PAPERBOY_CONFIG: hurriedSettings(folder),
  };
  const start = async () => {
    const before = slack.socket.connected;
    const program = startProgram(['start'], folder, environment);
    onTestFinished(() => program.signal('SIGKILL'));
    await until(() => slack.socket.connected > before, program.output);
    return program;
  };
  /** Kills it when Slack has the next message, and before Slack's answer is out. */
  const killInFlight = async (program: Awaited<ReturnType<typeof start>>) => {
    const posted = () => slack.requests.filter(({ method }) => method === POST).length;
    const before = posted();
    await until(() => posted() > before);
    program.signal('SIGKILL');
    expect(await program.ended).toBe('SIGKILL');
  };
  slack.addFault({ method: POST, effect: { kind: 'delay', ms: 150 } });

  const first = await start();
  const asAda = createSlackClient(slack, channel)(ada);
  await asAda.ask('subscribe');
  const killed = killInFlight(first);
  asAda.command('post');
  await killed;
  await killInFlight(await start());
  const last = await start();

  const written = () => world.messages(channel.id).filter(({ botId }) => botId !== undefined);
  await expect.poll(() => written().length, { timeout: 25_000 }).toBeGreaterThanOrEqual(6);
  last.signal('SIGTERM');
  expect(await last.ended).toBe(0);
  const [parent, ...papers] = written();
  expect(parent?.threadTs).toBeUndefined();
  expect(papers.map(({ threadTs }) => threadTs)).toEqual(Array(5).fill(parent?.ts));
  const titles = papers.map((paper) => /Paper 2608\.\d+/.exec(readSlack(paper))?.[0]);
  expect(titles).toEqual([1, 2, 3, 4, 5].map((index) => `Paper 2608.0000${index}`));
}, 60_000);
