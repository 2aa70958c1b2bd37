import { describe, expect, it } from 'vitest';
import type { Subscription } from '../../src/core/edition/model.ts';
import {
  ASKER,
  anEdition,
  createMemoryEditions,
  createMemoryServices,
  SUBSCRIPTION,
} from '../support/memory-services.ts';
import { createMemorySubscriptions } from '../support/memory-subscriptions.ts';
import { createAsking } from './ask.ts';

function createPausing(facts: Partial<Subscription> = {}) {
  const subscriptions = createMemorySubscriptions({ ...SUBSCRIPTION, ...facts });
  const editions = createMemoryEditions(anEdition({ localDate: '2026-08-21' }));
  const asking = createAsking(createMemoryServices({ subscriptions, editions }));
  return { ...asking, stored: () => subscriptions.ofChannel(ASKER.channel) };
}

describe('pause', () => {
  it('holds editions back until somebody resumes', async () => {
    const by = { ...ASKER.person, id: 'ada' };
    const { ask, press, read, stored } = createPausing({ by });
    const paused = await ask('pause');
    expect(await stored()).toMatchObject({ standing: { state: 'paused' }, by });
    expect(await read('today 2026-08-20')).toContain('/papers resume brings them back');
    await press(paused, 'Resume now');
    expect(await stored()).toMatchObject({
      standing: { state: 'active' },
      nextDate: '2026-08-24',
      nextRunAt: SUBSCRIPTION.nextRunAt,
      by,
    });
  });

  it.each([
    ['tomorrow', 'Sat 22 Aug 2026', '2026-08-24'],
    ['monday', 'Mon 24 Aug 2026', '2026-08-24'],
    ['next friday', 'Fri 28 Aug 2026', '2026-08-28'],
    ['until:2w', 'Fri 4 Sep 2026', '2026-09-04'],
    ['2026-12-26', 'Sat 26 Dec 2026', '2026-12-28'],
  ])(
    'until %s lets the next edition be the first on or after that day',
    async (until, day, next) => {
      const { read, stored } = createPausing();
      expect(await read(`pause ${until}`)).toContain(`No edition comes before ${day}. The next`);
      expect(await stored()).toMatchObject({ standing: { state: 'active' }, nextDate: next });
    },
  );

  it.each(['today', 'yesterday', '2026-08-21', 'soon'])(
    'takes no day that is not to come: %s',
    async (until) => {
      const { read, stored } = createPausing();
      expect(await read(`pause ${until}`)).toContain('a day to come, such as monday');
      expect(await stored()).toEqual(SUBSCRIPTION);
    },
  );

  it('with an end takes the place of a pause without one, but mends no refused channel', async () => {
    const paused = createPausing({ standing: { state: 'paused' } });
    await paused.ask('pause monday');
    expect(await paused.stored()).toMatchObject({ standing: { state: 'active' } });
    const stopped = createPausing({ standing: { state: 'stopped', reason: 'Gone.' } });
    expect(await stopped.read('pause 2w')).toContain('Editions have stopped');
    expect(await stopped.stored()).toMatchObject({ standing: { state: 'stopped' } });
  });
});

describe('resume', () => {
  it('ends a pause early, and says so where nothing was paused', async () => {
    const { ask, read, stored } = createPausing();
    await ask('pause 2w');
    expect(await read('resume')).toContain('Editions go on here. The next edition, for Mon 24 Aug');
    expect(await stored()).toMatchObject({ nextDate: '2026-08-24' });
    expect(await read('resume')).toContain('Nothing was paused in this channel.');
  });
});
