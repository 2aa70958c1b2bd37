import { describe, expect, test } from 'vitest';
import type { Subscription } from '../../src/core/edition/model.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { aSubscription } from '../support/subscriptions.ts';

const channel = { platform: 'discord', workspace: 'server', id: 'papers' };
const ann = { platform: 'discord', workspace: 'server', id: 'ann' };

/** What every database must do with subscriptions; `open` gives an empty one. */
export function describeSubscriptionStores(name: string, open: () => Promise<Storage>): void {
  const aChannel = (facts: Partial<Subscription> = {}) => aSubscription({ channel, ...facts });

  describe(`subscriptions on ${name}`, () => {
    test('what is stored comes back whole: settings, standing, and who asked for it', async () => {
      const { subscriptions } = await open();
      const wanted = aChannel({ layout: 'compact', by: ann, standing: { state: 'paused' } });
      expect(await subscriptions.put(wanted)).toEqual(wanted);
      expect(await subscriptions.ofChannel(channel)).toEqual(wanted);
    });

    test('ensuring one leaves what stands as it is', async () => {
      const { subscriptions } = await open();
      await subscriptions.put(aChannel({ count: 3 }));
      expect(await subscriptions.ensure(aChannel({ count: 9 }))).toMatchObject({ count: 3 });
    });

    test('a paused or a stopped channel is not due, and one that goes on is', async () => {
      const { subscriptions } = await open();
      const { id } = await subscriptions.put(aChannel({ nextRunAt: 100 }));
      const due = async () => (await subscriptions.due(100)).length;
      expect(await due()).toBe(1);
      await subscriptions.stand(id, 'active', { state: 'paused' });
      expect(await due()).toBe(0);
      expect(await subscriptions.stand(id, 'active', { state: 'stopped', reason: '' })).toBe(false);
      await subscriptions.stand(id, 'paused', { state: 'stopped', reason: 'It was deleted.' });
      expect(await due()).toBe(0);
      expect(await subscriptions.stopped('discord')).toMatchObject([
        { id, standing: { state: 'stopped', reason: 'It was deleted.' } },
      ]);
      await subscriptions.stand(id, 'stopped', { state: 'active' });
      expect(await due()).toBe(1);
    });

    test('an ended one is gone for everybody, is not revived by a start, and by subscribing it is', async () => {
      const { subscriptions } = await open();
      const { id } = await subscriptions.put(aChannel());
      await subscriptions.end(id);
      expect(await subscriptions.ofChannel(channel)).toBeUndefined();
      expect(await subscriptions.ofWorkspace(channel)).toEqual([]);
      expect(await subscriptions.due(Number.MAX_SAFE_INTEGER)).toEqual([]);
      expect(await subscriptions.stand(id, 'active', { state: 'paused' })).toBe(false);
      expect(await subscriptions.save(aChannel({ id }))).toBe(false);
      expect(await subscriptions.ensure(aChannel())).toBeUndefined();
      expect(await subscriptions.put(aChannel({ id: 'another', count: 2 }))).toMatchObject({
        ...{ id, count: 2 },
      });
    });

    test('a workspace sees its own channels and no others', async () => {
      const { subscriptions } = await open();
      await subscriptions.put(aChannel());
      const elsewhere = { ...channel, workspace: 'other' };
      await subscriptions.put(aChannel({ id: 'other', channel: elsewhere }));
      const found = await subscriptions.ofWorkspace(channel);
      expect(found.map((one) => one.channel)).toEqual([channel]);
    });
  });
}
