import { describe, expect, it } from 'vitest';
import type { CommandServices } from '../../src/commands/context.ts';
import type { PostNow } from '../../src/core/edition/editor.ts';
import {
  ASKER,
  anEdition,
  createMemoryChat,
  createMemoryEditions,
  createMemoryServices,
  NOON,
  SUBSCRIPTION,
} from '../support/memory-services.ts';
import { createMemorySubscriptions } from '../support/memory-subscriptions.ts';
import { createAsking } from './ask.ts';

const createPosting = (posted: PostNow, more: Partial<CommandServices> = {}) =>
  createAsking(createMemoryServices({ postNow: async () => posted, ...more }));

const PAPER = { paperId: '2608.00001', rank: 1, score: 1 };

describe('post', () => {
  it('says how many papers come now, and when the next edition does', async () => {
    const { read } = createPosting({ outcome: 'planned', papers: 1 });
    expect(await read('post')).toBe(
      'Posting 1 paper now.\n' +
        'The next edition, for Mon 24 Aug 2026, comes 2026-08-24T07:00:00.000Z.',
    );
  });

  it('leads to the edition that has come already', async () => {
    const edition = anEdition({ papers: [PAPER] });
    const posting = {
      channel: ASKER.channel,
      edition: { localDate: edition.localDate, kind: edition.kind },
      message: 'first-paper',
      sentAt: NOON,
    };
    const editions = { ...createMemoryEditions(edition), postings: async () => [posting] };
    const { ask, read } = createPosting({ outcome: 'posted before', edition }, { editions });
    expect(await read('post')).toContain('Today’s edition has come already. It holds 1 paper');
    expect(JSON.stringify(await ask('post'))).toContain('https://chat.example/first-paper');
  });

  it.each([
    ['filtered', 'none passed this channel’s settings'],
    ['weekend', 'none are listed at weekends'],
    ['late', 'was not running'],
  ] as const)('says that an edition without papers is decided: %s', async (outcome, why) => {
    const { read } = createPosting({ outcome: 'posted before', edition: anEdition({ outcome }) });
    const page = await read('post');
    expect(page).toContain('Today’s edition is decided already. ');
    expect(page).toContain(why);
  });

  it('says why there is nothing to post', async () => {
    const { read } = createPosting({ outcome: 'nothing', notice: 'No new papers today.' });
    expect(await read('post')).toContain('There is nothing to post now. No new papers today.');
  });

  it('plans nothing where nothing can be posted, or no editions come', async () => {
    const broken = () => Promise.reject(new Error('planned'));
    const reason = 'Paperboy lacks the permission Send Messages here.';
    const chat = createMemoryChat({ channelProblem: async () => ({ reason, blocking: true }) });
    const refused = createAsking(createMemoryServices({ postNow: broken, chat }));
    expect(await refused.read('post')).toContain(reason);
    const subscriptions = createMemorySubscriptions();
    const without = createAsking(createMemoryServices({ postNow: broken, subscriptions }));
    expect(await without.read('post')).toContain('/papers subscribe');
  });
});

describe('subscriptions', () => {
  it('lists the channels of this workspace alone, each with how it stands', async () => {
    const at = (id: string, workspace = 'home') => ({
      ...SUBSCRIPTION,
      id,
      channel: { ...ASKER.channel, workspace, id },
    });
    const { read } = createAsking(
      createMemoryServices({
        subscriptions: createMemorySubscriptions(
          at('papers'),
          { ...at('reading'), standing: { state: 'paused' } },
          { ...at('old'), standing: { state: 'stopped', reason: 'The channel is gone.' } },
          { ...at('waiting'), nextDate: '2026-08-21', nextRunAt: NOON - 3_600_000 },
          at('secret', 'elsewhere'),
        ),
      }),
    );
    const page = await read('subscriptions');
    expect(page).toMatch(
      /^4 channels with editions\n#papers \(this channel\) \| next edition for Mon 24 Aug 2026, comes 2026/,
    );
    expect(page).toContain('#reading | paused · up to 5 papers, Mon–Fri at 09:00 Europe/Berlin');
    expect(page).toContain('#waiting | next edition for Fri 21 Aug 2026, due since 2026');
    expect(page).toContain('#old | stopped: The channel is gone.');
    expect(page).not.toContain('secret');
  });

  it('says how to begin where there are none', async () => {
    const subscriptions = createMemorySubscriptions();
    const { read } = createAsking(createMemoryServices({ subscriptions }));
    expect(await read('subscriptions')).toContain('/papers subscribe brings them');
  });
});
