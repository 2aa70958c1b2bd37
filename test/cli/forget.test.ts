import { expect, test } from 'vitest';
import { forgetPerson } from '../../src/cli/forget.ts';
import { makeEntry } from '../support/papers.ts';
import { temporaryStorage } from '../support/temporary-storage.ts';

async function setUp() {
  const { people, saved, papers } = await temporaryStorage();
  await papers.put('test', [makeEntry('2608.00001')], 1);
  await saved.save({ platform: 'slack', workspace: 'T1', id: 'U1' }, '2608.00001', 1);
  async function run(who: string, dryRun = false): Promise<string> {
    const printed: string[] = [];
    const print = (line: string) => void printed.push(line);
    await forgetPerson(who, { dryRun }, { people, clock: { now: () => 2 }, print });
    return printed.join('\n');
  }
  return { run };
}

test('what is kept of a person is told and deleted, and a dry run only tells it', async () => {
  const { run } = await setUp();
  const told = 'Paperboy keeps of slack:U1:\n  1 saved paper\n';
  expect(await run('slack:U1', true)).toBe(`${told}Nothing was deleted: this was a dry run.`);
  expect(await run('slack:U1')).toContain(`${told}All of it is deleted.`);
  expect(await run('slack:U1')).toBe('Paperboy keeps nothing of slack:U1.');
});

test('who is no person is told how one is given', async () => {
  const { run } = await setUp();
  for (const who of ['U1', 'slack:', 'slack:T1/U1', 'Slack: U1']) {
    await expect(run(who), who).rejects.toThrow('A person is given as PLATFORM:USER');
  }
});
