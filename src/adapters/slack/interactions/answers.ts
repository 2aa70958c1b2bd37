import { type KeptAction, toActionId } from '../../../core/message/controls/action-id.ts';
import { keepAll } from '../../../core/message/controls/kept-actions.ts';
import type { Form, MessageReply } from '../../../core/message/reply.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { ActionStore } from '../../../core/ports/stores/actions.ts';
import type { Api } from '../api.ts';
import type { Directory } from '../directory.ts';
import { isRefusedWith } from '../failure.ts';
import type { Rendered } from '../render/message.ts';
import { renderReply } from '../render/reply.ts';
import { type RenderedView, renderForm, renderModal } from '../render/view.ts';
import { LONGEST_ACTION, writeFormPlace } from './form-place.ts';
import { respond } from './respond.ts';

export interface AnswerDependencies {
  readonly api: Pick<Api, 'write'>;
  /** With a slash at its end. */
  readonly apiUrl: string;
  readonly directory: Directory;
  readonly actions: ActionStore;
  readonly clock: Clock;
}

/** Where somebody asked. */
export interface Spot {
  /** Opens one view, within three seconds. */
  readonly trigger: string;
  /** Where answers are taken, in a channel. */
  readonly responseUrl?: string;
  /** The thread in it, and who asked there. */
  readonly thread?: { readonly channel: string; readonly ts: string; readonly user: string };
  /** The modal in which a button was pressed; an answer is its next page, about the same channel. */
  readonly modal?: { readonly id: string; readonly channel: string };
}

/** The ways in which somebody is answered. Every method throws PlatformError. */
export interface Answers {
  /** False on somebody's own page, where nobody else looks. */
  readonly inChannel: boolean;
  toPerson(reply: MessageReply): Promise<void>;
  /** Where everybody sees it; where there is no channel, for the person alone. */
  toChannel(reply: MessageReply): Promise<void>;
  /** False when Slack waited no longer for it. */
  open(form: Form, channel: string): Promise<boolean>;
}

const TOO_LATE = ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id'];

export function createAnswers(spot: Spot, dependencies: AnswerDependencies): Answers {
  const { api, apiUrl, directory, actions, clock } = dependencies;
  const { trigger: trigger_id, responseUrl, thread, modal } = spot;

  const keep = (kept: readonly KeptAction[]) => keepAll(actions, kept, clock.now());

  async function show({ view, kept }: RenderedView): Promise<void> {
    await keep(kept);
    if (modal === undefined) return void (await api.write('views.open', { trigger_id, view }));
    try {
      await api.write('views.push', { trigger_id, view });
    } catch (error) {
      // Three pages lie on each other at most; the last one then changes, as when it is too late.
      if (!isRefusedWith(error, 'push_limit_reached', ...TOO_LATE)) throw error;
      await api.write('views.update', { view_id: modal.id, view });
    }
  }

  async function send(reply: MessageReply, to: 'person' | 'channel'): Promise<void> {
    const names = await directory.namesIn(reply.message);
    if (responseUrl === undefined) {
      const options = { names, ...(modal && { privateMetadata: modal.channel }) };
      return show(renderModal(withoutShare(reply), options));
    }
    const { payload, kept } = renderReply(reply, { names });
    await keep(kept);
    // What is for everybody stands where everybody looks.
    if (to === 'person' && (await whisperInThread(payload))) return;
    await respond(responseUrl, apiUrl, { to, payload });
  }

  /**
   * The address for answers has no word on private ones in threads; this call has. False where
   * nothing is to be said in a thread, or Slack does not take it there: beside it is better than
   * nowhere, even twice.
   */
  async function whisperInThread(payload: Rendered['payload']): Promise<boolean> {
    if (!thread) return false;
    const { channel, user, ts: thread_ts } = thread;
    try {
      await api.write('chat.postEphemeral', { channel, user, thread_ts, ...payload });
      return true;
    } catch {
      return false;
    }
  }

  return {
    inChannel: responseUrl !== undefined,
    toPerson: (reply) => send(reply, 'person'),
    toChannel: (reply) => send(reply, 'channel'),
    async open(form, channel) {
      const { id: action, kept } = toActionId(form.action, 'form', LONGEST_ACTION);
      if (kept) await keep([kept]);
      try {
        await show(renderForm(form, writeFormPlace({ channel, action })));
        return true;
      } catch (error) {
        if (!isRefusedWith(error, ...TOO_LATE)) throw error;
        return false;
      }
    },
  };
}

/** A view is in no channel. */
function withoutShare({ share: _, ...reply }: MessageReply): MessageReply {
  return reply;
}
