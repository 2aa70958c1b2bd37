import {
  type APIModalInteractionResponseCallbackData,
  Client,
  ComponentType,
  Events,
  GatewayIntentBits,
  MessageFlags,
  Partials,
  TextInputStyle,
} from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { UNHURRIED } from './options.ts';
import { PATIENT } from './scene.ts';
import { type DiscordServer, startDiscord } from './server.ts';

const FORM: APIModalInteractionResponseCallbackData = {
  custom_id: 'form',
  title: 'When',
  components: [
    {
      type: ComponentType.Label,
      label: 'Time',
      component: { type: ComponentType.TextInput, custom_id: 'time', style: TextInputStyle.Short },
    },
  ],
};

const open: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(options = {}): Promise<DiscordServer> {
  const discord = await startDiscord({ ...UNHURRIED, ...options });
  open.push(discord.close);
  return discord;
}

async function login(discord: DiscordServer): Promise<Client<true>> {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.GuildMessageReactions,
    ],
    partials: [Partials.Message, Partials.Channel, Partials.Reaction, Partials.User],
    rest: { api: discord.apiUrl },
    // The library waits five seconds between logins, whatever the server says.
    ws: { buildIdentifyThrottler: () => ({ waitForIdentify: async () => undefined }) },
  });
  open.push(() => client.destroy());
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return ready;
}

function setUp(discord: DiscordServer) {
  const { world } = discord;
  const person = world.addUser({ name: 'ada' });
  const guild = world.addGuild();
  world.addMember(guild.id, person.id);
  const channel = world.addChannel(guild.id);
  return { person, guild, channel };
}

test('discord.js logs in, posts, opens a thread, reacts, and hears who reacts', async () => {
  const discord = await start();
  const { person, channel } = setUp(discord);
  const client = await login(discord);
  const target = await client.channels.fetch(channel.id);
  if (!target?.isSendable()) throw new Error('not sendable');

  const message = await target.send({
    content: 'The papers of today',
    nonce: 'n1',
    enforceNonce: true,
  });
  const thread = await message.startThread({ name: 'Papers', autoArchiveDuration: 10080 });
  const paper = await thread.send('A paper');
  await paper.react('👍');
  const heard = new Promise<string>((resolve) => {
    client.on(Events.MessageReactionAdd, (_reaction, user) => resolve(user.id));
  });
  discord.people.react(person.id, { id: paper.id, channelId: thread.id }, '👍');

  expect(await heard).toBe(person.id);
  expect(discord.world.messages(channel.id)[0]?.content).toBe('The papers of today');
  expect(discord.world.message(thread.id, paper.id)?.reactions.get('👍')).toEqual(
    new Set([discord.botId, person.id]),
  );
  expect(discord.requests.filter(({ known }) => !known)).toEqual([]);
});

test('discord.js gets a slash command, defers, edits the answer and follows up', async () => {
  const discord = await start();
  const { person, channel } = setUp(discord);
  const client = await login(discord);
  await client.application.commands.set([
    {
      name: 'papers',
      description: 'Papers',
      options: [
        {
          type: 1,
          name: 'trending',
          description: 'Now',
          options: [{ type: 4, name: 'count', description: 'How many', minValue: 1, maxValue: 9 }],
        },
      ],
    },
  ]);
  client.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply(`${interaction.options.getInteger('count')} papers`);
    await interaction.followUp({ content: 'And more', flags: MessageFlags.Ephemeral });
  });

  const use = { user: person.id, channel: channel.id, name: 'papers', subcommand: 'trending' };
  const handle = discord.people.command({ ...use, options: { count: 3 } });

  expect(await handle.answered()).toMatchObject({ kind: 'deferred', ephemeral: true });
  expect((await handle.completed()).message?.content).toBe('3 papers');
  await expect.poll(() => handle.current()?.followUps[0]?.content, PATIENT).toBe('And more');
  expect(discord.world.messages(channel.id)).toEqual([]);
  expect(() => discord.people.command({ ...use, options: { count: 10 } })).toThrow('at most 9');
});

test('discord.js resumes after a cut and hears what it missed', async () => {
  const discord = await start();
  const { person, channel } = setUp(discord);
  const client = await login(discord);
  const message = discord.people.say(person.id, channel.id, 'x');
  const heard: string[] = [];
  client.on(Events.MessageReactionAdd, (_reaction, user) => void heard.push(user.id));
  discord.gateway.drop();
  discord.people.react(person.id, message, '👍');
  await expect.poll(() => heard, PATIENT).toEqual([person.id]);
  expect(discord.gateway.resumed).toBe(1);
});

test('discord.js leaves a connection that no longer answers, and resumes', async () => {
  const discord = await start({ heartbeatMs: 100 });
  await login(discord);
  discord.gateway.stopAcks();
  await expect.poll(() => discord.gateway.resumes, PATIENT).toBeGreaterThan(0);
  discord.gateway.resumeAcks();
  await expect.poll(() => discord.gateway.connections, PATIENT).toBe(1);
});

test.each(['reconnect', 'invalidateSession'] as const)(
  'discord.js comes back after %s',
  async (name) => {
    const discord = await start();
    const client = await login(discord);
    const back = new Promise((resolve) => {
      client.once(Events.ShardResume, resolve);
      client.once(Events.ShardReady, resolve);
    });
    discord.gateway[name]();
    await back;
    expect(discord.gateway.connections).toBe(1);
    expect(discord.gateway.identifies + discord.gateway.resumed).toBe(2);
  },
);

test('discord.js answers with choices, opens forms and reads what was filled in', async () => {
  const discord = await start();
  const { person, channel } = setUp(discord);
  const client = await login(discord);
  await client.application.commands.set([
    {
      name: 'papers',
      description: 'Papers',
      options: [
        { type: 3, name: 'topic', description: 'What', required: true, autocomplete: true },
      ],
    },
  ]);
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isAutocomplete())
      await interaction.respond([{ name: 'Vision', value: interaction.options.getFocused() }]);
    if (interaction.isChatInputCommand()) await interaction.showModal(FORM);
    if (interaction.isModalSubmit())
      await interaction.reply(`at ${interaction.fields.getTextInputValue('time')}`);
  });
  const use = { user: person.id, channel: channel.id, name: 'papers', options: { topic: 'vi' } };
  const completing = await discord.people.complete({ ...use, focused: 'topic' }).answered();
  expect(completing.choices).toEqual([{ name: 'Vision', value: 'vi' }]);
  const opened = discord.people.command(use);
  expect((await opened.answered()).kind).toBe('modal');
  const sent = discord.people.submit(opened, { time: '09:00' });
  expect((await sent.answered()).message?.content).toBe('at 09:00');
});
