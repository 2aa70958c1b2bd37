import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { message, plain, text } from '../../src/core/message/build.ts';
import type { Person } from '../../src/core/ports/chat-platform.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { makeEntry } from '../support/papers.ts';
import { aSubscription } from '../support/subscriptions.ts';
import { temporaryFolder } from '../support/temporary-storage.ts';

/** A name that stands nowhere else. */
const ann: Person = { platform: 'local', workspace: 'gone-workspace', id: 'ann-of-the-test' };
const channel = { platform: 'local', workspace: 'gone-workspace', id: 'papers' };
const PAPER = '2608.00001';

async function withTraces() {
  const file = join(temporaryFolder(), 'a.db');
  const storage = await openSqlite({ file, holder: 'a test', now: 0 });
  onTestFinished(() => storage.close());
  const raw = new BetterSqlite3(file, { readonly: true });
  onTestFinished(() => void raw.close());
  const { papers, votes, saved, subscriptions, localChannel } = storage;
  await papers.put('test', [makeEntry(PAPER)], 1);
  const posted = await localChannel.post({
    ...{ key: 'key', content: message(text(plain('A paper'))), postedAt: 1 },
  });
  await votes.add({ message: posted.id, person: ann, emoji: '👍', at: 1 });
  await votes.cast({ person: ann, paperId: PAPER, origin: 'button', at: 1 });
  await saved.save(ann, PAPER, 1);
  await subscriptions.put(aSubscription({ channel, by: ann }));

  /** The tables in which some column of some row holds the words. */
  function tablesWith(words: string): readonly string[] {
    const tables = raw.prepare("select name from sqlite_master where type = 'table'").pluck().all();
    return tables.map(String).filter((table) => {
      const rows = raw.prepare(`select * from "${table}"`).all();
      return JSON.stringify(rows).includes(words);
    });
  }
  return { storage, tablesWith, message: posted.id };
}

test('no table whatever names somebody who was forgotten', async () => {
  const { storage, tablesWith, message: posted } = await withTraces();
  await storage.localChannel.react(posted, { person: ann, emoji: '👍' });
  const tables = ['ballot', 'local_reaction', 'reaction', 'saved', 'subscription'];
  expect(tablesWith(ann.id).toSorted()).toEqual(tables);
  await storage.people.forget(ann, 2);
  expect(tablesWith(ann.id)).toEqual([]);
});

test('no table whatever names a workspace that was deleted', async () => {
  const { storage, tablesWith } = await withTraces();
  await storage.departures.record(channel, 2);
  for await (const _ of storage.departures.erase(channel));
  // Of the other reactions nobody can tell whose messages they are at.
  for await (const _ of storage.retention.strayReactions(2));
  expect(tablesWith(channel.workspace)).toEqual([]);
});
