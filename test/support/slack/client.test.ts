import {
  App,
  HTTPReceiver,
  LogLevel,
  type Receiver,
  SocketModeReceiver,
  type types,
} from '@slack/bolt';
import { afterEach, describe, expect, test } from 'vitest';
import { actions, button, section } from './block-builders.ts';
import { PATIENT, type Scene, useScene } from './scene.ts';

const scene = useScene();
const open: (() => Promise<unknown>)[] = [];
const nothing = () => undefined;
/** The libraries write down every cut connection, and here most are cut on purpose. */
const QUIET = {
  logger: {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: nothing,
    setLevel: nothing,
    getLevel: () => LogLevel.ERROR,
    setName: nothing,
  },
};

// Apps stop before the stand-in does: what is opened last is closed first.
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

interface Reconnecting {
  /** The library's own, which waits for as long as a ping may take. */
  readonly autoReconnectEnabled: boolean;
}

/**
 * Stopped while it reconnects, the library leaves a rejection to nobody: only the test that is about
 * reconnecting lets it, and ends when it has.
 */
function socketReceiver(
  { slack }: Scene,
  { autoReconnectEnabled }: Reconnecting = { autoReconnectEnabled: false },
): SocketModeReceiver {
  return new SocketModeReceiver({
    ...QUIET,
    autoReconnectEnabled,
    appToken: slack.appToken,
    clientPingTimeout: 1000,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
}

function createApp({ slack }: Scene, receiver: Receiver): App {
  return new App({
    ...QUIET,
    token: slack.botToken,
    receiver,
    deferInitialization: true,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
}

async function start(app: App): Promise<App> {
  await app.init();
  await app.start();
  open.push(() => app.stop());
  return app;
}

async function overSocket(here: Scene, reconnecting?: Reconnecting): Promise<App> {
  return start(createApp(here, socketReceiver(here, reconnecting)));
}

async function overHttp(here: Scene): Promise<App> {
  const receiver = new HTTPReceiver({ ...QUIET, signingSecret: here.slack.signingSecret, port: 0 });
  const app = await start(createApp(here, receiver));
  const address = Reflect.get(receiver, 'server').address();
  here.slack.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
  return app;
}

/** Everything that a person can do, answered as an app would. */
function answering(app: App, heard: string[]): void {
  app.event('reaction_added', async ({ event }) => void heard.push(event.reaction));
  app.command('/papers', async ({ ack, respond, command }) => {
    await ack({ text: `Looking for ${command.text}` });
    await respond({
      response_type: 'in_channel',
      text: 'Found',
      blocks: [section(), actions(button())],
    });
  });
  app.action({ type: 'block_actions', action_id: 'go' }, async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: FORM });
  });
  app.view('form', async ({ ack, view }) => {
    const value = view.state.values.field?.text?.value;
    if (value === 'never') await ack({ response_action: 'errors', errors: { field: 'When?' } });
    else await ack();
  });
}

const FORM: types.ModalView = {
  type: 'modal',
  title: { type: 'plain_text', text: 'When' },
  submit: { type: 'plain_text', text: 'Save' },
  callback_id: 'form',
  blocks: [
    {
      type: 'input',
      block_id: 'field',
      label: { type: 'plain_text', text: 'Time' },
      element: { type: 'plain_text_input', action_id: 'text' },
    },
  ],
};

describe.each([
  ['Socket Mode', overSocket],
  ['HTTP', overHttp],
] as const)('Bolt over %s', (_name, connect) => {
  test('posts, hears reactions, answers commands, opens forms and checks them', async () => {
    const here = await scene();
    const app = await connect(here);
    const heard: string[] = [];
    answering(app, heard);
    const { slack, ada, channel } = here;

    const posted = await app.client.chat.postMessage({ channel: channel.id, text: 'Papers' });
    const message = { channelId: channel.id, ts: String(posted.ts) };
    slack.people.react(ada.id, message, '+1');
    await expect.poll(() => heard, PATIENT).toEqual(['+1']);

    const used = slack.people.command({ user: ada.id, channel: channel.id, text: 'x' });
    expect((await used.message()).text).toBe('Looking for x');
    const found = await used.message();
    expect(found).toMatchObject({ text: 'Found', ephemeralTo: undefined });

    const view = await slack.people.press({ user: ada.id, message: found, actionId: 'go' }).modal();
    const refused = await slack.people.submit(view, { text: 'never' }).answered();
    expect(refused).toMatchObject({ kind: 'errors', errors: { field: 'When?' } });
    expect((await slack.people.submit(view, { text: '09:00' }).answered()).kind).toBe('acked');
    expect(slack.requests.filter(({ known }) => !known)).toEqual([]);
    expect(slack.delivery.events).toMatchObject([{ attempts: 1, acknowledged: true }]);
  });
});

test('Bolt refuses what is forged or stale, and answers the challenge', async () => {
  const here = await scene();
  await overHttp(here);
  const { delivery } = here.slack;
  const body = JSON.stringify({ type: 'event_callback', event: { type: 'reaction_added' } });
  expect((await delivery.raw({ body, secret: 'guessed' })).status).toBe(401);
  expect((await delivery.raw({ body, timestamp: 1_700_000_000 })).status).toBe(401);
  expect(await delivery.verifyUrl()).toBe(true);
});

test('Bolt comes back after a refresh, a cut and an outage, and then hears what it missed', async () => {
  const here = await scene({ retryDelaysMs: [0, 100, 3000] });
  const { slack, ada, channel } = here;
  const app = await overSocket(here, { autoReconnectEnabled: true });
  const heard: string[] = [];
  answering(app, heard);
  const connected = (times: number) =>
    expect.poll(() => slack.socket.connected, PATIENT).toBe(times);

  slack.socket.disconnect('refresh_requested');
  await connected(2);
  slack.socket.drop();
  slack.people.react(ada.id, { channelId: channel.id, ts: await here.post() }, 'eyes');
  await connected(3);
  await expect.poll(() => heard, PATIENT).toEqual(['eyes']);
  await slack.startOutage({ of: 'socket', ms: 300 });
  await connected(4);
  slack.people.react(ada.id, { channelId: channel.id, ts: await here.post() }, 'tada');
  await expect.poll(() => heard, PATIENT).toEqual(['eyes', 'tada']);
});

test('Bolt says so when its token is worth nothing', async () => {
  const here = await scene();
  here.slack.revokeToken();
  const app = createApp(here, socketReceiver(here));
  await expect(app.init()).rejects.toMatchObject({ data: { error: 'token_revoked' } });
});
