import { type Typed, typedOptions } from './interactions/command-options.ts';
import { checkChoice, findComponent } from './interactions/components.ts';
import type { InteractionHandle } from './interactions/handle.ts';
import { type Interacting, interact } from './interactions/interact.ts';
import { type FieldValues, filledIn } from './interactions/modal-fields.ts';
import { INTERACTION, type InteractionType } from './interactions/store.ts';
import type { Platform } from './platform.ts';
import { createReacting, type Reacting } from './reacting.ts';
import { COMMAND } from './validation/commands.ts';
import { SELECTS } from './validation/component-types.ts';
import { MESSAGE_FLAG } from './validation/message.ts';
import { messagePayload } from './wire/message.ts';
import type { Channel, Message, Payload } from './world/model.ts';
import { guildPermissions } from './world/permissions.ts';
import { guildOf, known, may } from './world/state.ts';

interface Person {
  readonly user: string;
}

export interface CommandUse extends Person, Typed {
  readonly channel: string;
  readonly name: string;
}

export interface Completing extends CommandUse {
  /** The option that is being typed; what stands there so far is among the options. */
  readonly focused: string;
}

/** The message may be an ephemeral one, taken from an answer. */
export interface ComponentUse extends Person {
  readonly message: Pick<Message, 'id' | 'channelId'>;
  readonly customId: string;
}

export interface Choosing extends ComponentUse {
  readonly values: readonly string[];
}

/**
 * What people do in their clients. What a client would not let them do throws: an unknown
 * command, a value that is not offered, a disabled button, a reaction in an archived thread.
 */
export interface People extends Reacting {
  command(use: CommandUse): InteractionHandle;
  complete(use: Completing): InteractionHandle;
  messageCommand(
    use: Person & { readonly name: string; readonly message: Pick<Message, 'id' | 'channelId'> },
  ): InteractionHandle;
  press(use: ComponentUse): InteractionHandle;
  choose(use: Choosing): InteractionHandle;
  /** Sends off the form that an interaction opened. */
  submit(opened: InteractionHandle, fields: FieldValues): InteractionHandle;
}

export function createPeople(platform: Platform): People {
  const { state, interactions } = platform;
  const start = (
    type: InteractionType,
    given: Omit<Interacting, 'type'>,
    data: Payload,
    more?: Payload,
  ) => interact(platform, { ...given, type }, data, more);

  function usable(use: CommandUse, type: number): { channel: Channel; command: Payload } {
    const channel = known(state.channels, use.channel, 'channel');
    const command = platform.commands.find(use.name, type, channel.guildId);
    if (!command) throw new Error(`There is no command “${use.name}”.`);
    refuseUse(channel, use.user, command);
    return { channel, command };
  }

  function refuseUse(channel: Channel, userId: string, command: Payload): void {
    const guild = guildOf(state, channel);
    if (!guild) return;
    const needed = BigInt(String(command.default_member_permissions ?? '0'));
    const isAllowed =
      (guildPermissions(guild, userId) & needed) === needed &&
      may(state, channel, userId, 'useApplicationCommands');
    if (!isAllowed) throw new Error(`${userId} may not use “${String(command.name)}” here.`);
  }

  function used({ message, customId }: ComponentUse) {
    const channel = known(state.channels, message.channelId, 'channel');
    const found = state.hidden.get(message.id) ?? channel.messages.get(message.id);
    if (!found) throw new Error(`The message ${message.id} is gone.`);
    const component = findComponent(found.components, customId);
    if (!component) throw new Error(`The message has no component “${customId}”.`);
    if (component.disabled === true) throw new Error(`“${customId}” is disabled.`);
    return { channel, source: found, component };
  }

  function component(use: ComponentUse, values?: readonly string[]): InteractionHandle {
    const { channel, source, component } = used(use);
    const isSelect = SELECTS.includes(Number(component.type));
    if (isSelect !== (values !== undefined))
      throw new Error(`“${use.customId}” is ${isSelect ? 'a select' : 'no select'}.`);
    if (values) checkChoice(component, values);
    const { type, id } = component;
    return start(
      INTERACTION.component,
      { channel, userId: use.user, source },
      { component_type: type, custom_id: use.customId, id, ...(values && { values }) },
      { message: messageIn(channel, source) },
    );
  }

  function messageIn(channel: Channel, message: Message): Payload {
    const payload = messagePayload(state, message);
    const isHidden = (message.flags & MESSAGE_FLAG.ephemeral) !== 0;
    return isHidden || channel.guildId === undefined
      ? payload
      : { ...payload, guild_id: channel.guildId };
  }

  const commandData = (command: Payload): Payload => ({
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guild_id !== undefined && { guild_id: command.guild_id }),
  });

  return {
    ...createReacting(state),
    command(use) {
      const { channel, command } = usable(use, COMMAND.chatInput);
      const data = { ...commandData(command), options: typedOptions(command, use) };
      const commandType = COMMAND.chatInput;
      return start(INTERACTION.command, { channel, userId: use.user, commandType }, data);
    },
    complete(use) {
      const { channel, command } = usable(use, COMMAND.chatInput);
      const typed = { ...use, options: { [use.focused]: '', ...use.options } };
      const data = {
        ...commandData(command),
        options: typedOptions(command, typed, use.focused),
      };
      return start(INTERACTION.autocomplete, { channel, userId: use.user }, data);
    },
    messageCommand({ user, name, message }) {
      const use = { user, name, channel: message.channelId };
      const { channel, command } = usable(use, COMMAND.message);
      const target = known(channel.messages, message.id, 'message');
      const data = {
        ...commandData(command),
        target_id: target.id,
        resolved: { messages: { [target.id]: messagePayload(state, target) } },
      };
      const commandType = COMMAND.message;
      return start(INTERACTION.command, { channel, userId: user, commandType }, data);
    },
    press: (use) => component(use),
    choose: (use) => component(use, use.values),
    submit(opened, fields) {
      const before = interactions.byId(opened.id);
      if (!before?.modal) throw new Error('No form was opened.');
      const channel = known(state.channels, before.channelId, 'channel');
      const { source, modal, userId } = before;
      const data = { custom_id: modal.custom_id, components: filledIn(modal, fields) };
      const more = source && { message: messageIn(channel, source) };
      return start(INTERACTION.modal, { channel, userId, source }, data, more);
    },
  };
}
