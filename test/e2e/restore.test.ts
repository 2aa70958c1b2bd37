import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { restoreSqlite } from '../../src/storage/sqlite/restore.ts';
import { readDiscord } from '../support/discord-bot.ts';
import { startTeam } from '../support/discord-team.ts';
import { startProgram, until } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-storage.ts';

const POSTS = /^\/channels\/\d+\/messages$/;

/** A team whose channel is subscribed, and whose database can be backed up and restored. */
async function startSubscribed() {
  const team = await startTeam();
  const { folder, world, channel, ada, as, start, stop, connected, openStorage } = team;
  await start();
  await connected();
  await as(ada).ask('subscribe');
  const file = join(folder, 'team.db');
  const copy = join(folder, 'copy.db');
  const backup = async () => (await openStorage()).backup(copy);
  /** As somebody does it who has lost the database: stop, restore, start. */
  async function restore() {
    await stop();
    const restored = await restoreSqlite({
      ...{ file, backup: copy, holder: 'a test', now: Date.now() },
    });
    await start();
    await connected();
    return restored;
  }
  const settled = async () => {
    const storage = await openStorage();
    await until(async () => (await storage.lapses.open()).length === 0);
  };
  const messagesIn = (id: string) => world.messages(id).filter(({ type }) => type === 0);
  const parents = () => messagesIn(channel.id);
  return { ...team, backup, restore, settled, messagesIn, parents, asAda: as(ada) };
}

test('an edition that was posted after the backup is found, with its papers and votes, and never posted again', async () => {
  const team = await startSubscribed();
  const { discord, world, ada, bob, asAda, backup, restore, settled, parents, wholeThread } = team;
  await backup();
  await asAda.ask('post');
  const [card, other] = await wholeThread();
  if (!card || !other) throw new Error('there is no paper');
  const shows = (words: string) =>
    until(() => readDiscord(world.message(card.channelId, card.id) ?? card).includes(words));
  discord.people.react(ada.id, card, '👍');
  await shows('1 vote here');

  await restore();
  await settled();
  discord.people.react(bob.id, card, '🔥');
  await shows('2 votes here');
  expect(await asAda.ask('top')).toMatch(/Paper 2608\.00001[\s\S]*2 team votes/);
  expect(await asAda.ask('post')).not.toMatch(/Posting/);
  expect(parents()).toHaveLength(1);
  expect(team.papers().map(readDiscord).join()).toMatch(/00001[\s\S]*00005/);
  expect(team.papers()).toHaveLength(5);
}, 40_000);

test('what was on its way when the backup was made is looked up before it is sent', async () => {
  const team = await startSubscribed();
  const { discord, asAda, backup, restore, settled, parents, papers, wholeThread } = team;
  discord.addFault({ method: 'POST', path: POSTS, effect: { kind: 'delay', ms: 150 } });
  await asAda.ask('post');
  await until(() => papers().length >= 2);
  await backup();
  await wholeThread();
  const before = discord.requests.filter(({ path }) => POSTS.test(path)).length;

  const { doubtful } = await restore();
  expect(doubtful).toBeGreaterThan(3);
  await settled();
  const storage = await team.openStorage();
  await until(async () => {
    const { pending, sending, unknown } = await storage.outbox.counts();
    return pending + sending + unknown === 0;
  });
  expect(parents()).toHaveLength(1);
  expect(papers()).toHaveLength(5);
  const posts = discord.requests.filter(
    ({ path, method }) => POSTS.test(path) && method === 'POST',
  );
  expect(posts.length).toBeLessThanOrEqual(before);
}, 40_000);

test('what was not posted after the backup can be posted as soon as that is known', async () => {
  const { asAda, backup, restore, settled, parents, wholeThread } = await startSubscribed();
  await backup();
  await restore();
  await settled();
  expect(parents()).toEqual([]);
  await asAda.ask('post');
  await wholeThread();
  expect(parents()).toHaveLength(1);
}, 40_000);

test('paperboy restore refuses while Paperboy runs, and says afterwards what it did', async () => {
  const folder = temporaryFolder();
  const launch = (...args: readonly string[]) => {
    const program = startProgram(args, folder, { HUGGINGFACE_URL: 'http://127.0.0.1:9' });
    onTestFinished(() => program.signal('SIGKILL'));
    return program;
  };
  const running = launch('start');
  await running.url();
  expect(await launch('backup', 'copy.db').ended).toBe(0);
  const refused = launch('restore', 'copy.db');
  expect(await refused.ended).toBe(1);
  expect(refused.output()).toMatch(/in use by process \d+ on /);
  running.signal('SIGTERM');
  expect(await running.ended).toBe(0);
  const restored = launch('restore', 'copy.db');
  expect(await restored.ended, restored.output()).toBe(0);
  expect(restored.output()).toMatch(/Restored from copy\.db[\s\S]*kept: .*before-restore-\d+\.bak/);
}, 40_000);
