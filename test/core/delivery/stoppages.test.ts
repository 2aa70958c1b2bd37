import { expect, test } from 'vitest';
import { createStoppages } from '../../../src/core/delivery/stoppages.ts';
import { PlatformError } from '../../../src/core/errors.ts';
import type {
  ChannelProblem,
  ChatPlatform,
  Person,
} from '../../../src/core/ports/chat-platform.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { aSubscription } from '../../support/subscriptions.ts';
import { temporaryStorage } from '../../support/temporary-storage.ts';

const ann: Person = { platform: 'discord', workspace: 'server', id: 'ann' };
const one = { platform: 'discord', workspace: 'server', id: 'one' };
const two = { ...one, id: 'two' };
const elsewhere = { platform: 'discord', workspace: 'other', id: 'three' };

async function setUp() {
  const { subscriptions, outbox, editions } = await temporaryStorage();
  for (const channel of [one, two, elsewhere]) {
    await subscriptions.put(aSubscription({ id: channel.id, channel, by: ann }));
  }
  const told: string[] = [];
  let objection: ChannelProblem | undefined = { reason: 'It lacks a permission.', blocking: true };
  const platform: Pick<ChatPlatform, 'name' | 'problem' | 'notify' | 'channelProblem'> = {
    name: 'discord',
    problem: () => undefined,
    async notify({ id }) {
      told.push(id);
    },
    channelProblem: async () => objection,
  };
  const platforms = [platform as ChatPlatform];
  const stoppages = createStoppages({
    ...{ subscriptions, outbox, platforms, logger: silentLogger },
    ...{ clock: { now: () => 1_000 }, catchUpMs: 500 },
  });
  const stopped = async () => (await subscriptions.stopped('discord')).map(({ id }) => id).sort();
  const mendAll = () => {
    objection = undefined;
    return stoppages.mend();
  };
  /** An edition that was planned at a moment, and whose message was refused. */
  async function planFailed(id: string, plannedAt: number): Promise<void> {
    const subscription = aSubscription({ id, channel: { ...one, id } });
    const { nextDate, nextRunAt, channel } = subscription;
    const key = `${id}/0`;
    await editions.plan({
      edition: {
        ...{ id, subscriptionId: id, localDate: '2026-08-20', kind: 'daily' },
        ...{ outcome: 'papers', plannedAt, papers: [] },
      },
      deliveries: [
        {
          key,
          editionId: id,
          channel,
          seq: 0,
          step: 'parent',
          message: { version: 1, blocks: [] },
        },
      ],
      next: { nextDate, nextRunAt },
      basis: subscription,
    });
    await outbox.failed(key, 'It lacks a permission.');
  }
  const pending = async () => {
    const claim = await outbox.claim('discord', 2_000);
    const other = await outbox.claim('discord', 2_000);
    return [claim, other].flatMap((one) => one?.delivery.key ?? []);
  };
  return { stoppages, told, stopped, mendAll, platform, planFailed, pending };
}

test('a channel that refuses stops alone, and whoever subscribed it hears it once', async () => {
  const { stoppages, told, stopped } = await setUp();
  await stoppages.refused(one, 'It lacks a permission.');
  await stoppages.refused(one, 'It lacks a permission.');
  expect(await stopped()).toEqual(['one']);
  expect(told).toEqual(['ann']);
});

test('a workspace that removes the bot stops all of its channels, and no others', async () => {
  const { stoppages, stopped } = await setUp();
  await stoppages.gone({ platform: 'discord', workspace: 'server' }, 'It was removed.');
  expect(await stopped()).toEqual(['one', 'two']);
});

test('a stopped channel goes on when it is mended, and not before', async () => {
  const { stoppages, stopped, mendAll } = await setUp();
  await stoppages.gone(one, 'It was deleted.');
  await stoppages.mend();
  expect(await stopped()).toEqual(['one']);
  await mendAll();
  expect(await stopped()).toEqual([]);
});

test('what a mended channel was refused of today’s edition is posted after all', async () => {
  const { stoppages, mendAll, planFailed, pending } = await setUp();
  await planFailed('one', 900);
  await planFailed('two', 400);
  await stoppages.gone({ platform: 'discord', workspace: 'server' }, 'It was removed.');
  await mendAll();
  expect(await pending()).toEqual(['one/0']);
});

test('a channel that can’t be looked at keeps no other from going on', async () => {
  const { stoppages, stopped, mendAll, platform } = await setUp();
  await stoppages.gone({ platform: 'discord', workspace: 'server' }, 'It was removed.');
  platform.channelProblem = ({ id }) =>
    id === 'one' ? Promise.reject(new Error('no')) : Promise.resolve(undefined);
  await mendAll();
  expect(await stopped()).toEqual(['one']);
});

test('somebody who takes no messages does not keep the channel from being stopped', async () => {
  const { stoppages, stopped, platform } = await setUp();
  platform.notify = () => Promise.reject(new PlatformError('no', { kind: 'forbidden' }));
  await stoppages.refused(one, 'It lacks a permission.');
  expect(await stopped()).toEqual(['one']);
});
