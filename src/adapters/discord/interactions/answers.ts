import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIInteraction,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import { keepAll } from '../../../core/message/controls/kept-actions.ts';
import type { MessageReply, Visibility } from '../../../core/message/reply.ts';
import { shorten } from '../../../core/message/shorten.ts';
import type { Choice } from '../../../core/ports/chat-platform.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { ActionStore } from '../../../core/ports/stores/actions.ts';
import { isRefusedWith } from '../failure.ts';
import { LIMITS } from '../limits.ts';
import { renderReply } from '../render/reply.ts';

interface AnswerDependencies {
  readonly rest: REST;
  readonly actions: ActionStore;
  readonly clock: Clock;
}

/** The ways in which an interaction is answered; who may see an answer is fixed by the first one. */
export interface Answers {
  /** "Paperboy is thinking …": to be said within three seconds. */
  defer(visibility: Visibility): Promise<void>;
  /** What takes the place of "thinking". */
  fill(reply: MessageReply): Promise<void>;
  /** For the person alone, whatever was said before. */
  whisper(reply: MessageReply): Promise<void>;
  ask(modal: APIModalInteractionResponseCallbackData): Promise<void>;
  offer(choices: readonly Choice[]): Promise<void>;
}

const PRIVATE = MessageFlags.Ephemeral;

const FILL_ATTEMPTS = 3;
const FILL_PAUSE_MS = 1_000;

export function createAnswers(
  { id, token, application_id }: Pick<APIInteraction, 'id' | 'token' | 'application_id'>,
  { rest, actions, clock }: AnswerDependencies,
): Answers {
  const original = Routes.webhookMessage(application_id, token, '@original');
  let deferred: Visibility | undefined;

  /** Whether this is the first answer. */
  function callback(type: InteractionResponseType, data: unknown): Promise<boolean> {
    const route = Routes.interactionCallback(id, token);
    const answered = RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
    return isNews(rest.post(route, { body: { type, data }, auth: false }), answered);
  }

  async function payload(reply: MessageReply, flags = 0) {
    const { body, kept } = renderReply(reply);
    await keepAll(actions, kept, clock.now());
    return { ...body, flags: body.flags | flags };
  }

  async function fill(reply: MessageReply): Promise<void> {
    const body = await payload(reply);
    for (let attempts = 1; ; attempts += 1) {
      try {
        await rest.patch(original, { body, auth: false });
        return;
      } catch (error) {
        // Discord may take some seconds to know what it acknowledged (discord-api-docs, issue 7220).
        const isEarly = isRefusedWith(error, RESTJSONErrorCodes.UnknownWebhook);
        if (!isEarly || attempts === FILL_ATTEMPTS) throw error;
        await sleep(FILL_PAUSE_MS);
      }
    }
  }

  return {
    async defer(visibility) {
      const flags = visibility === 'private' ? PRIVATE : 0;
      await callback(InteractionResponseType.DeferredChannelMessageWithSource, { flags });
      deferred = visibility;
    },
    fill,
    async whisper(reply) {
      if (deferred === 'private') return fill(reply);
      const body = await payload(reply, PRIVATE);
      if (deferred === 'shared') {
        await isNews(rest.delete(original, { auth: false }), RESTJSONErrorCodes.UnknownMessage);
        await rest.post(Routes.webhook(application_id, token), { body, auth: false });
        return;
      }
      const isFirst = await callback(InteractionResponseType.ChannelMessageWithSource, body);
      // It may be "thinking" that arrived without a receipt: that would never end.
      if (!isFirst) await fill(reply);
    },
    async ask(modal) {
      await callback(InteractionResponseType.Modal, modal);
    },
    async offer(choices) {
      await callback(InteractionResponseType.ApplicationCommandAutocompleteResult, {
        choices: choices.slice(0, LIMITS.choices).map(({ label, value }) => ({
          name: shorten(label, LIMITS.choiceText),
          value,
        })),
      });
    },
  };
}

/**
 * Whether it was not done before: what arrived, and whose receipt did not, is sent again by the
 * library, and refused with this code.
 */
async function isNews(request: Promise<unknown>, refusal: RESTJSONErrorCodes): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (!isRefusedWith(error, refusal)) throw error;
    return false;
  }
}
