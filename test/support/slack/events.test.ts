import { expect, test } from 'vitest';
import { isRecord } from '../discord/validation/form.ts';
import { type Scene, useScene } from './scene.ts';

const scene = useScene();

/** What the app would be told, whether or not somebody takes it. */
function told({ slack }: Scene): readonly Readonly<Record<string, unknown>>[] {
  return slack.delivery.events.map(({ payload }) => payload.event).filter(isRecord);
}
const types = (here: Scene) => told(here).map(({ type }) => type);

test('an event comes in an envelope that names the app and the workspace', async () => {
  const here = await scene();
  here.slack.people.openHome(here.ada.id);
  expect(here.slack.delivery.events[0]?.payload).toMatchObject({
    type: 'event_callback',
    team_id: here.slack.teamId,
    api_app_id: here.slack.appId,
    event_id: expect.stringMatching(/^Ev/),
    event_time: expect.any(Number),
    authorizations: [{ team_id: here.slack.teamId, user_id: here.slack.botUserId, is_bot: true }],
    event: { type: 'app_home_opened', user: here.ada.id, tab: 'home' },
  });
});

test('a reaction tells who, with what, to which message, and whose that is', async () => {
  const here = await scene();
  const ts = await here.post();
  const message = { channelId: here.channel.id, ts };
  here.slack.people.react(here.ada.id, message, '+1::skin-tone-2');
  here.slack.people.react(here.ada.id, message, '+1::skin-tone-2');
  here.slack.people.unreact(here.ada.id, message, '+1::skin-tone-2');
  const common = {
    user: here.ada.id,
    reaction: '+1::skin-tone-2',
    item: { type: 'message', channel: here.channel.id, ts },
    item_user: here.slack.botUserId,
    event_ts: expect.stringMatching(/^\d+\.\d{6}$/),
  };
  expect(told(here)).toEqual([
    { type: 'reaction_added', ...common },
    { type: 'reaction_removed', ...common },
  ]);
  expect(() => here.slack.people.unreact(here.ada.id, message, '+1')).toThrow('has not reacted');
});

test('reactions are told only where the bot is, and only with their scope', async () => {
  const here = await scene();
  const { people, world } = here.slack;
  const elsewhere = world.addChannel({ bot: false, members: [here.ada.id] });
  people.react(here.ada.id, people.say(here.ada.id, elsewhere.id, 'x'), '+1');
  here.slack.setScopes(['chat:write']);
  people.react(here.ada.id, people.say(here.ada.id, here.channel.id, 'x'), '+1');
  expect(told(here)).toEqual([]);
});

test('only what the app subscribed to is told', async () => {
  const here = await scene({ events: ['app_home_opened'] });
  here.slack.people.react(here.ada.id, { channelId: here.channel.id, ts: await here.post() }, '+1');
  here.slack.people.openHome(here.ada.id, 'messages');
  expect(types(here)).toEqual(['app_home_opened']);
});

test('the bot comes and goes', async () => {
  const here = await scene();
  const { world } = here.slack;
  world.kickBot(here.channel.id);
  world.inviteBot(here.channel.id);
  const bot = here.slack.botUserId;
  const channel = here.channel.id;
  expect(told(here)).toMatchObject([
    { type: 'channel_left', channel, actor_id: expect.any(String) },
    { type: 'member_left_channel', channel, user: bot, channel_type: 'C' },
    { type: 'member_joined_channel', channel, user: bot, inviter: expect.any(String) },
  ]);
});

test('a private channel tells only its members, with other words', async () => {
  const here = await scene();
  const { world } = here.slack;
  const inside = world.addChannel({ kind: 'private' });
  world.archive(inside.id);
  world.unarchive(inside.id);
  world.deleteChannel(inside.id);
  world.archive(world.addChannel({ kind: 'private', bot: false }).id);
  expect(types(here)).toEqual(['group_archive', 'group_unarchive', 'group_deleted']);
});

test('a public channel is archived, brought back and deleted before everybody', async () => {
  const here = await scene();
  const { world } = here.slack;
  const channel = world.addChannel({ bot: false });
  world.archive(channel.id);
  world.unarchive(channel.id);
  world.deleteChannel(channel.id);
  world.join(here.channel.id, world.addUser().id);
  world.leave(here.channel.id, here.ada.id);
  expect(types(here)).toEqual([
    'channel_archive',
    'channel_unarchive',
    'channel_deleted',
    'member_joined_channel',
    'member_left_channel',
  ]);
});

test('when the app is uninstalled it is told, and its token is worth nothing', async () => {
  const here = await scene();
  here.slack.uninstallApp();
  expect(told(here)).toEqual([
    { type: 'tokens_revoked', tokens: { bot: [here.slack.botUserId] } },
    { type: 'app_uninstalled' },
  ]);
  expect((await here.api('auth.test')).error).toBe('account_inactive');
});

test('the Home tab brings the view that was published', async () => {
  const here = await scene();
  await here.api('views.publish', { user_id: here.ada.id, view: { type: 'home', blocks: [] } });
  here.slack.people.openHome(here.ada.id);
  expect(told(here)[0]).toMatchObject({ view: { type: 'home' }, channel: expect.any(String) });
});
