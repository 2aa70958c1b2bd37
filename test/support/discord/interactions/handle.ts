import { property } from '../validation/form.ts';
import { MESSAGE_FLAG } from '../validation/message.ts';
import type { Message, Payload } from '../world/model.ts';
import { CALLBACK, type Interaction } from './store.ts';

export type AnswerKind =
  | 'message'
  | 'deferred'
  | 'deferred-update'
  | 'update'
  | 'autocomplete'
  | 'modal'
  /** Nobody answered: the person reads that the application did not respond. */
  | 'failed';

/** What the person sees of it at this moment. */
export interface Answer {
  readonly kind: AnswerKind;
  readonly ephemeral: boolean;
  /** The answer, or the message that was updated; still empty while it is loading. */
  readonly message: Message | undefined;
  readonly loading: boolean;
  /** The answer was changed after it was first given. */
  readonly edited: boolean;
  readonly modal: Payload | undefined;
  readonly choices: readonly Payload[];
  readonly followUps: readonly Message[];
}

export interface InteractionHandle {
  readonly id: string;
  readonly token: string;
  readonly userId: string;
  readonly channelId: string;
  /** Once the first answer is there, or the time for it has passed. */
  answered(): Promise<Answer>;
  /** Once nothing is loading any more: a deferred answer has got its text. */
  completed(timeoutMs?: number): Promise<Answer>;
  /** At once; nothing when nobody answered yet. */
  current(): Answer | undefined;
}

const KINDS: Readonly<Record<number, AnswerKind>> = {
  [CALLBACK.message]: 'message',
  [CALLBACK.deferred]: 'deferred',
  [CALLBACK.deferredUpdate]: 'deferred-update',
  [CALLBACK.update]: 'update',
  [CALLBACK.autocomplete]: 'autocomplete',
  [CALLBACK.modal]: 'modal',
};

export function createHandle(interaction: Interaction, answerWithinMs: number): InteractionHandle {
  const waiting = new Set<() => void>();
  interaction.changed = () => {
    for (const check of [...waiting]) check();
  };
  setTimeout(() => {
    if (interaction.callback !== undefined) return;
    interaction.expired = true;
    interaction.changed();
  }, answerWithinMs).unref();
  const current = () => answerOf(interaction);

  function when(isIt: (answer: Answer) => boolean, timeoutMs?: number): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const answer = current();
        if (!answer || !isIt(answer)) return;
        clearTimeout(timer);
        waiting.delete(check);
        resolve(answer);
      };
      const timer = timeoutMs === undefined ? undefined : setTimeout(giveUp, timeoutMs);
      function giveUp() {
        waiting.delete(check);
        reject(new Error(`Still loading after ${timeoutMs} ms.`));
      }
      waiting.add(check);
      check();
    });
  }

  return {
    id: interaction.id,
    token: interaction.token,
    userId: interaction.userId,
    channelId: interaction.channelId,
    answered: () => when(() => true),
    completed: (timeoutMs = 5000) => when(isComplete, timeoutMs),
    current,
  };
}

function isComplete({ kind, loading, followUps, edited }: Answer): boolean {
  return kind === 'deferred-update' ? followUps.length > 0 || edited : !loading;
}

function answerOf(interaction: Interaction): Answer | undefined {
  const { callback, original, modal, choices, followUps, expired } = interaction;
  if (callback === undefined && !expired) return undefined;
  const flags = Number(property(original, 'flags') ?? 0);
  return {
    kind: callback === undefined ? 'failed' : (KINDS[callback] ?? 'failed'),
    ephemeral: (flags & MESSAGE_FLAG.ephemeral) !== 0,
    loading: (flags & MESSAGE_FLAG.loading) !== 0,
    message: original,
    edited: interaction.edited,
    modal,
    choices,
    followUps,
  };
}
