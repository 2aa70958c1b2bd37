import { createDiscordPlatform } from '../../src/adapters/discord/platform.ts';
import { commands } from '../../src/commands/index.ts';
import type { Action } from '../../src/core/message/model.ts';
import type { ChatPlatform, Handlers } from '../../src/core/ports/chat-platform.ts';
import type { Clock } from '../../src/core/ports/clock.ts';
import type { Logger } from '../../src/core/ports/logger.ts';
import type { ActionStore } from '../../src/core/ports/stores/actions.ts';
import type { DiscordOptions } from './discord/options.ts';
import { type DiscordServer, permissions, startDiscord, UNHURRIED } from './discord/server.ts';
import type { Message, Payload } from './discord/world/model.ts';
import { silentLogger } from './silent-logger.ts';

const EMOJIS = ['👍', '⬆️', '❤️', '🔥', '🚀'];

/** A server on the stand-in: a channel, Ada who manages it, and Bob who does not. */
export async function startServer(options: DiscordOptions = {}) {
  const discord = await startDiscord({ ...UNHURRIED, answerWithinMs: 1_000, ...options });
  const { world } = discord;
  const ada = world.addUser({ name: 'ada' });
  const bob = world.addUser({ name: 'bob' });
  const guild = world.addGuild();
  const managers = world.addRole(guild.id, { permissions: permissions('manageChannels') });
  world.addMember(guild.id, ada.id, [managers.id]);
  world.addMember(guild.id, bob.id);
  const channel = world.addChannel(guild.id);
  return { discord, world, ada, bob, guild, channel };
}

export const refOfChannel = (guild: string, id: string) => ({
  ...{ platform: 'discord', workspace: guild, id },
});

interface BotOptions {
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Registers its commands in this server alone. */
  readonly guildId?: string;
}

/** The real adapter, with the real client library, on a stand-in. */
export function createBot(
  { token, apiUrl }: Pick<DiscordServer, 'apiUrl' | 'token'>,
  { clock = { now: Date.now }, logger = silentLogger, guildId }: BotOptions = {},
): ChatPlatform {
  const actions = createKeptActions();
  const where = { token, apiUrl, ...(guildId && { guildId }) };
  return createDiscordPlatform({
    ...{ ...where, commands, actions, clock, logger, voteEmojis: EMOJIS },
  });
}

function createKeptActions(): ActionStore {
  const kept = new Map<string, Action>();
  return {
    async keep(token, action) {
      kept.set(token, action);
    },
    find: async (token) => kept.get(token),
  };
}

/** Starts the adapter, and resolves when it is connected and its commands are registered. */
export async function connect(
  platform: ChatPlatform,
  discord: DiscordServer,
  handlers: Handlers,
): Promise<void> {
  await platform.start(handlers);
  for (let waited = 0; platform.problem() || discord.commands().length === 0; waited += 10) {
    if (waited > 10_000) throw new Error(`not connected: ${platform.problem()?.message}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** All that a person reads in a message, its buttons and choices included. */
export function readDiscord({ content, components }: Pick<Message, 'content' | 'components'>) {
  return [content, ...components.flatMap(readComponent)].filter(Boolean).join('\n');
}

const TEXTS = ['content', 'label', 'placeholder'] as const;

function readComponent(component: Payload): readonly string[] {
  const own = TEXTS.map((name) => component[name]).filter((text) => typeof text === 'string');
  const inner = [component.components, component.options].flatMap((list) =>
    Array.isArray(list) ? list.flatMap(readComponent) : [],
  );
  const accessory = component.accessory ? readComponent(component.accessory as Payload) : [];
  return [...own, ...inner, ...accessory];
}

/** The `custom_id` of the button with this label. */
export function buttonOf({ components }: Pick<Message, 'components'>, label: string): string {
  const found = components.flatMap(flatten).find((one) => one.label === label);
  if (typeof found?.custom_id !== 'string') throw new Error(`there is no button ${label}`);
  return found.custom_id;
}

/** The select that offers this option: its `custom_id`, and the option's value. */
export function choiceOf({ components }: Pick<Message, 'components'>, label: string) {
  for (const one of components.flatMap(flatten)) {
    const options = Array.isArray(one.options) ? (one.options as readonly Payload[]) : [];
    const option = options.find((candidate) => candidate.label === label);
    if (option) return { customId: String(one.custom_id), values: [String(option.value)] };
  }
  throw new Error(`nothing offers ${label}`);
}

const flatten = (component: Payload): readonly Payload[] => [
  component,
  ...(Array.isArray(component.components) ? component.components.flatMap(flatten) : []),
];
