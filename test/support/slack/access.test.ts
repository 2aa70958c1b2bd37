import { expect, test } from 'vitest';
import { ALL_SCOPES } from './options.ts';
import { useScene, useSharedScene } from './scene.ts';

const shared = useSharedScene();
const scene = useScene();

test('auth.test tells who the bot is', async () => {
  const { api, slack } = shared();
  expect((await api('auth.test')).body).toMatchObject({
    ok: true,
    user_id: slack.botUserId,
    bot_id: slack.botId,
    team_id: slack.teamId,
    url: expect.stringMatching(/^https:\/\/.+\.slack\.com\/$/),
  });
});

test('tokens: none, wrong, revoked, of an inactive account, of the wrong kind', async () => {
  const { api, slack } = await scene();
  const error = async (token?: string) => (await api('auth.test', {}, token)).error;
  expect(await error('')).toBe('not_authed');
  expect(await error('xoxb-wrong')).toBe('invalid_auth');
  expect(await error(slack.appToken)).toBe('not_allowed_token_type');
  expect((await api('apps.connections.open')).error).toBe('not_allowed_token_type');
  slack.revokeToken();
  expect(await error()).toBe('token_revoked');
  slack.revokeToken('account_inactive');
  expect(await error()).toBe('account_inactive');
  slack.restoreToken();
  expect(await error()).toBeUndefined();
});

test.each([
  ['chat.postMessage', 'chat:write'],
  ['chat.update', 'chat:write'],
  ['chat.delete', 'chat:write'],
  ['chat.postEphemeral', 'chat:write'],
  ['chat.unfurl', 'links:write'],
  ['conversations.open', 'im:write'],
  ['reactions.add', 'reactions:write'],
  ['reactions.remove', 'reactions:write'],
  ['reactions.get', 'reactions:read'],
  ['users.info', 'users:read'],
])('%s needs %s, and headers tell the scopes', async (method, scope) => {
  const others = ALL_SCOPES.filter((one) => one !== scope);
  const { api, slack } = await scene({ scopes: others });
  const refused = await api(method);
  expect(refused.body).toEqual({
    ok: false,
    error: 'missing_scope',
    needed: scope,
    provided: others.join(','),
  });
  expect(refused.headers.get('x-oauth-scopes')).toBe(others.join(','));
  expect(refused.headers.get('x-accepted-oauth-scopes')).toBe(scope);
  slack.setScopes([scope]);
  expect((await api(method)).error).not.toBe('missing_scope');
});

test('what the stand-in does not offer is refused and recorded', async () => {
  const { api, slack } = await scene();
  expect((await api('chat.scheduleMessage')).error).toBe('unknown_method');
  expect(slack.requests).toMatchObject([
    { method: 'chat.scheduleMessage', known: false, status: 200, error: 'unknown_method' },
  ]);
});

test('forms bring JSON, flags and numbers as text, and may bring the token', async () => {
  const { slack, channel } = await scene();
  const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    body: new URLSearchParams({
      token: slack.botToken,
      channel: channel.id,
      text: 'x',
      blocks: '[{"type":"divider"}]',
      unfurl_links: 'false',
    }),
  });
  expect(await response.json()).toMatchObject({ ok: true });
  expect(slack.requests[0]?.args).toMatchObject({
    blocks: [{ type: 'divider' }],
    unfurl_links: false,
  });
});

test('JSON must be JSON, and its token does not count', async () => {
  const { slack } = shared();
  const send = async (body: string) => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch(`${slack.apiUrl}auth.test`, { method: 'POST', headers, body })).json();
  };
  expect(await send('{')).toEqual({ ok: false, error: 'invalid_json' });
  expect(await send(JSON.stringify({ token: slack.botToken }))).toMatchObject({
    error: 'not_authed',
  });
});

test('arguments that are missing are named', async () => {
  const { api } = shared();
  expect(await api('chat.postMessage', { text: 'x' })).toMatchObject({
    error: 'invalid_arguments',
    problems: ['missing required field: channel'],
  });
});

test('users.info tells the roles, and nothing of them once somebody is gone', async () => {
  const { api, slack } = await scene();
  const owner = slack.world.addUser({ name: 'grace', owner: true, admin: true, tz: 'Asia/Tokyo' });
  const get = (user: string) => api('users.info', { user });
  expect((await get(owner.id)).body.user).toMatchObject({
    name: 'grace',
    is_owner: true,
    is_admin: true,
    is_primary_owner: false,
    is_bot: false,
    deleted: false,
    tz: 'Asia/Tokyo',
    team_id: slack.teamId,
  });
  slack.world.changeUser(owner.id, { deleted: true });
  const gone = (await get(owner.id)).body.user;
  expect(gone).toMatchObject({ deleted: true });
  expect(gone).not.toHaveProperty('is_admin');
  const stranger = slack.world.addUser({ teamId: 'T0FOREIGN' });
  expect((await get(stranger.id)).body.user).toMatchObject({ team_id: 'T0FOREIGN' });
  expect((await get('U404')).error).toBe('user_not_found');
});

test('conversations.info tells the creator and whether the bot is in it', async () => {
  const { api, slack, ada } = await scene();
  const channel = slack.world.addChannel({ name: 'cs', creator: ada.id, bot: false });
  const get = async (id: string) => (await api('conversations.info', { channel: id })).body;
  expect(await get(channel.id)).toMatchObject({
    channel: {
      id: channel.id,
      name: 'cs',
      creator: ada.id,
      is_channel: true,
      is_private: false,
      is_member: false,
      is_archived: false,
      is_im: false,
    },
  });
  const hidden = slack.world.addChannel({ kind: 'private', bot: false });
  expect(await get(hidden.id)).toMatchObject({ error: 'channel_not_found' });
  slack.world.inviteBot(hidden.id);
  expect(await get(hidden.id)).toMatchObject({ channel: { is_private: true, is_member: true } });
  slack.setScopes(['channels:read']);
  expect(await get(hidden.id)).toMatchObject({ error: 'missing_scope', needed: 'groups:read' });
});

test('conversations.open opens direct messages with a person, once', async () => {
  const { api, slack, ada } = await scene();
  const open = (users?: string) => api('conversations.open', { users });
  const { body } = await open(ada.id);
  expect((await open(ada.id)).body).toMatchObject({ already_open: true, channel: body.channel });
  expect((await open()).error).toBe('users_list_not_supplied');
  expect((await open('U404')).error).toBe('user_not_found');
  expect((await open(slack.botUserId)).error).toBe('cannot_dm_bot');
  slack.world.changeUser(ada.id, { deleted: true });
  expect((await open(ada.id)).error).toBe('user_disabled');
});

test('blocks.validate only checks', async () => {
  const { api, slack } = await scene();
  expect((await api('blocks.validate', { blocks: [{ type: 'divider' }] })).body.ok).toBe(true);
  expect((await api('blocks.validate', { blocks: [{ type: 'x' }] })).error).toBe('invalid_blocks');
  expect((await api('blocks.validate', { message: { text: '' } })).error).toBe('no_text');
  expect((await api('blocks.validate', { view: {} })).error).toBe('invalid_arguments');
  expect(slack.world.channels.size).toBe(1);
});
