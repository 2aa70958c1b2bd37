import { commandText } from '../../core/message/figures.ts';
import type { Action } from '../../core/message/model.ts';
import type { MessageReply, Reply } from '../../core/message/reply.ts';
import type { Handlers } from '../../core/ports/chat-platform.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { LocalChannelStore } from '../../core/ports/stores/local-channel.ts';
import { answerKey, type Cause, extendAnswer, isAnswer, splitMore, toAnswer } from './answer.ts';
import type { Channel } from './channel.ts';
import { ASKER } from './identity.ts';
import { type PostSheet, renderPost, renderPrivateAnswer, renderPrivateForm } from './view/post.ts';

/** What the page does with an answer: put it in place, or look for it in the channel. */
export type Answer =
  | { readonly shown: 'private' | 'form'; readonly html: string }
  | { readonly shown: 'channel'; readonly id: string; readonly html: string };

/** Runs what the visitor types and presses, and gives the answer its place. */
export interface Answering {
  command(text: string): Promise<Answer>;
  action(action: Action): Promise<Answer>;
  /** The answer of an action where everybody sees it, if it may stand there. */
  share(action: Action): Promise<Answer>;
  /** Continues a shared answer. Returns what only the visitor may see: why there is no more. */
  extend(id: string, action: Action): Promise<Answer | undefined>;
}

interface AnsweringDeps {
  readonly store: LocalChannelStore;
  readonly channel: Channel;
  readonly clock: Clock;
  readonly sheet: PostSheet;
  readonly handlers: () => Handlers;
}

export function createAnswering(deps: AnsweringDeps): Answering {
  const { store, channel, clock, sheet, handlers } = deps;

  async function give(reply: Reply, cause: Cause): Promise<Answer> {
    if (!('message' in reply)) {
      return {
        shown: 'form',
        html: String(await renderPrivateForm(reply.form, sheet, clock.now())),
      };
    }
    if (reply.visibility === 'shared') return post(reply, cause);
    const html = String(await renderPrivateAnswer(reply, cause, sheet, clock.now()));
    return { shown: 'private', html };
  }

  async function post(reply: MessageReply, cause: Cause): Promise<Answer> {
    const message = await channel.post({ key: answerKey(), content: toAnswer(reply, cause) });
    const whole = { message, replies: [], reactors: new Map(), open: true };
    return { shown: 'channel', id: message.id, html: String(await renderPost(whole, sheet)) };
  }

  return {
    command: async (text) =>
      give(await handlers().command(text, ASKER), used(`/papers ${text}`.trim())),

    action: async (action) =>
      give(await handlers().action(action, ASKER), used(commandText(action))),

    async share(action) {
      const reply = await handlers().action(action, ASKER);
      if (!isForEverybody(reply)) return give(reply, used(commandText(action)));
      return post(reply, { verb: 'shared', command: commandText(action) });
    },

    // Two pages may ask for the same "more": the first one gets it for both.
    async extend(id, action) {
      const before = await store.get(id);
      if (!before || !isAnswer(before) || !isSame(splitMore(before).more, action)) return undefined;
      const reply = await handlers().action(action, ASKER);
      if (!isForEverybody(reply)) return give(reply, used(commandText(action)));
      const now = await store.get(id);
      if (!now || !isSame(splitMore(now).more, action)) return undefined;
      await channel.edit(id, extendAnswer(now, reply));
      return undefined;
    },
  };
}

const used = (command: string): Cause => ({ verb: 'used', command });

/** Whether an answer may stand in the channel. A refusal never offers to be shared. */
const isForEverybody = (reply: Reply): reply is MessageReply =>
  'message' in reply && (reply.visibility === 'shared' || reply.share !== undefined);

const isSame = (one: Action | undefined, other: Action): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
