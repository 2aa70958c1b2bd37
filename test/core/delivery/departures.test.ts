import { expect, test } from 'vitest';
import { createDepartures } from '../../../src/core/delivery/departures.ts';
import type { Place } from '../../../src/core/ports/chat-platform.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { aSubscription } from '../../support/subscriptions.ts';
import { temporaryStorage } from '../../support/temporary-storage.ts';

const home = { platform: 'discord', workspace: 'home' };
const other = { platform: 'discord', workspace: 'other' };

async function setUp() {
  const { departures, subscriptions } = await temporaryStorage();
  for (const place of [home, other]) {
    const channel = { ...place, id: 'papers' };
    await subscriptions.put(aSubscription({ id: place.workspace, channel }));
  }
  const stopped: Place[] = [];
  const stoppages = {
    async gone(place: Place) {
      stopped.push(place);
    },
  };
  const clock = { now: () => 100 };
  const told = createDepartures({ departures, stoppages, clock, logger: silentLogger });
  const left = () => departures.before(101);
  return { told, stopped, left };
}

test('a workspace that removes the bot is stopped and remembered; a channel is only stopped', async () => {
  const { told, stopped, left } = await setUp();
  const channel = { ...other, id: 'papers' };
  await told.gone(home, 'It was removed.');
  await told.gone(channel, 'It was deleted.');
  expect(stopped).toEqual([home, channel]);
  expect(await left()).toEqual([home]);
});

test('one that has the bot back is no longer remembered', async () => {
  const { told, left } = await setUp();
  await told.gone(home, 'It was removed.');
  await told.present('discord', ['home', 'other']);
  expect(await left()).toEqual([]);
});

test('one that removed the bot while nobody heard it is found out', async () => {
  const { told, stopped, left } = await setUp();
  await told.present('discord', ['home']);
  expect(stopped).toEqual([other]);
  expect(await left()).toEqual([other]);
  await told.present('slack', ['T1']);
  expect(await left()).toEqual([other]);
});
