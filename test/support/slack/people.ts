import type { Transport } from './delivery/transport.ts';
import { commandText } from './interactions/command-text.ts';
import { findUsed, type Target, type Used, usableIn } from './interactions/elements.ts';
import { type FormValues, filledValues } from './interactions/form-values.ts';
import type { InteractionHandle } from './interactions/handle.ts';
import { type Interacting, interact } from './interactions/interact.ts';
import {
  actionInMessage,
  actionInView,
  actionOf,
  commandPayload,
  type MessagePlace,
  shortcutPayload,
  viewEventPayload,
} from './interactions/payloads.ts';
import { messageInAck, respond } from './interactions/respond.ts';
import { settleSubmission } from './interactions/submission.ts';
import { chosenValue, type Given } from './interactions/values.ts';
import { channelFor, type MessageRef, messageFor } from './interactions/visibility.ts';
import type { Platform } from './platform.ts';
import { createTalking, type Talking } from './talking.ts';
import { viewPayload } from './wire/view.ts';
import { directMessages } from './world/channels.ts';
import type { Payload, View } from './world/model.ts';
import { recordsIn } from './world/records.ts';
import { known } from './world/state.ts';
import { homeOf } from './world/world.ts';

export interface CommandUse {
  readonly user: string;
  readonly channel: string;
  readonly text?: string;
  readonly command?: string;
  /** Slack's client has no commands in threads, so this throws. */
  readonly threadTs?: string;
}

interface OnMessage extends Target {
  readonly user: string;
  readonly message: MessageRef;
}

interface InHome extends Target {
  readonly user: string;
}

interface InView extends Target {
  readonly view: View;
}

interface Chosen {
  readonly values: Given;
}

/**
 * What people do in their clients. What a client would not let them do throws: a command in a
 * thread, a button that is not there, a value that is not offered, a field that is left empty.
 */
export interface People extends Talking {
  command(use: CommandUse): InteractionHandle;
  press(use: OnMessage): InteractionHandle;
  choose(use: OnMessage & Chosen): InteractionHandle;
  shortcut(use: {
    readonly user: string;
    readonly message: MessageRef;
    readonly callbackId: string;
  }): InteractionHandle;
  openHome(userId: string, tab?: 'home' | 'messages'): void;
  pressHome(use: InHome): InteractionHandle;
  chooseHome(use: InHome & Chosen): InteractionHandle;
  pressView(use: InView): InteractionHandle;
  chooseView(use: InView & Chosen): InteractionHandle;
  /** Sends off a form. */
  submit(view: View, values?: FormValues): InteractionHandle;
  /** Closes a form without sending it; the app hears of it if it asked to. */
  closeView(view: View): InteractionHandle | undefined;
}

export function createPeople(platform: Platform, transport: Transport): People {
  const { state, settings } = platform;
  const start = (given: Interacting) => interact(platform, transport, given);

  function useInMessage({ user, message: ref, ...target }: OnMessage, given?: Given) {
    const place = messageFor(state, user, ref);
    const { attachment, used } = findInMessage(place, target);
    const action = actionOf(platform, used, chosen(used, given));
    return start({
      kind: 'interactive',
      userId: user,
      channelId: place.channel.id,
      source: place.message,
      payload: (interaction) =>
        actionInMessage(platform, interaction, { ...place, attachment }, action),
    });
  }

  function useInView(view: View, target: Target, given?: Given) {
    if (!view.open) throw new Error(`The view ${view.id} is closed.`);
    const used = findUsed(view.payload.blocks, target);
    const action = actionOf(platform, used, chosen(used, given));
    return start({
      kind: 'interactive',
      userId: view.userId,
      view,
      payload: (interaction) => actionInView(platform, interaction, view, action),
    });
  }

  function homeView(userId: string): View {
    const view = homeOf(state, userId);
    if (!view) throw new Error(`The Home tab of ${userId} is empty.`);
    return view;
  }

  return {
    ...createTalking(platform),
    command({ user, channel: channelId, text = '', command = '/papers', threadTs }) {
      if (threadTs !== undefined) throw new Error(`${command} does not work in threads.`);
      const channel = channelFor(state, user, channelId);
      if (known(state.users, user, 'user').teamId !== state.teamId)
        throw new Error(`${user} is of another workspace and has no commands here.`);
      const typed = { command, text: commandText(state, text, settings.shouldEscape) };
      return start({
        kind: 'slash_commands',
        userId: user,
        channelId: channel.id,
        payload: (interaction) => commandPayload(platform, interaction, channel, typed),
        settle(interaction, body) {
          const message = messageInAck(body);
          if (message) respond(platform, interaction, message);
          return 'acked';
        },
      });
    },
    press: (use) => useInMessage(use),
    choose: ({ values, ...use }) => useInMessage(use, values),
    shortcut({ user, message: ref, callbackId }) {
      const place = messageFor(state, user, ref);
      if (place.message.ephemeralTo !== undefined)
        throw new Error('A private message has no shortcuts.');
      return start({
        kind: 'interactive',
        userId: user,
        channelId: place.channel.id,
        payload: (interaction) => shortcutPayload(platform, interaction, place, callbackId),
      });
    },
    openHome(userId, tab = 'home') {
      const channel = directMessages(state, known(state.users, userId, 'user'));
      const view = homeOf(state, userId);
      state.publish({
        event: {
          type: 'app_home_opened',
          user: userId,
          channel: channel.id,
          tab,
          ...(view && { view: viewPayload(state, view) }),
          event_ts: state.newTs(),
        },
      });
    },
    pressHome: ({ user, ...target }) => useInView(homeView(user), target),
    chooseHome: ({ user, values, ...target }) => useInView(homeView(user), target, values),
    pressView: ({ view, ...target }) => useInView(view, target),
    chooseView: ({ view, values, ...target }) => useInView(view, target, values),
    submit(view, given = {}) {
      if (!view.open) throw new Error(`The form ${view.id} is closed.`);
      const values = filledValues(view.payload.blocks, given);
      const event = { type: 'view_submission', values } as const;
      return start({
        kind: 'interactive',
        userId: view.userId,
        view,
        payload: (interaction) => viewEventPayload(platform, interaction, view, event),
        settle: (interaction, body) => settleSubmission(state, interaction, view, body),
      });
    },
    closeView(view) {
      view.open = false;
      if (view.payload.notify_on_close !== true) return undefined;
      return start({
        kind: 'interactive',
        userId: view.userId,
        view,
        payload: (interaction) =>
          viewEventPayload(platform, interaction, view, { type: 'view_closed' }),
      });
    },
  };
}

/** In the message itself, or in what the app made of a link. */
function findInMessage(
  { message }: Pick<MessagePlace, 'message'>,
  target: Target,
): { readonly used: Used; readonly attachment: Payload | undefined } {
  const attachment = recordsIn(message.attachments).find(({ blocks }) =>
    usableIn(blocks).some(({ element }) => element.action_id === target.actionId),
  );
  const isInMessage = usableIn(message.blocks).some(
    ({ element }) => element.action_id === target.actionId,
  );
  if (isInMessage || !attachment)
    return { used: findUsed(message.blocks, target), attachment: undefined };
  return { used: findUsed(attachment.blocks, target), attachment };
}

function chosen({ element }: Used, given: Given | undefined): Payload {
  const isButton = element.type === 'button';
  if (isButton !== (given === undefined))
    throw new Error(`“${String(element.action_id)}” is ${isButton ? 'a button' : 'no button'}.`);
  return given === undefined ? {} : chosenValue(element, given);
}
