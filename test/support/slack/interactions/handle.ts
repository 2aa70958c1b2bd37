import type { Message, Payload, View } from '../world/model.ts';
import type { AckKind, Interaction } from './store.ts';

const PATIENCE_MS = 5000;

/** What the app did at first. */
export interface Answer {
  readonly kind: AckKind | 'failed';
  /** What the person reads when it failed: `operation_timeout`, `dispatch_failed`, … */
  readonly error: string | undefined;
  /** The message in the acknowledgement of a command. */
  readonly message: Message | undefined;
  /** What stands at the fields of a form, by block. */
  readonly errors: Payload | undefined;
}

export interface InteractionHandle {
  readonly triggerId: string;
  readonly responseUrl: string | undefined;
  readonly userId: string;
  readonly channelId: string | undefined;
  /** Once the app has acknowledged, or the time for it has passed. */
  answered(): Promise<Answer>;
  /** The next thing the person sees: a message, private or not, or a changed one. */
  message(timeoutMs?: number): Promise<Message>;
  /** The form that was opened, or changed by the answer to one. */
  modal(timeoutMs?: number): Promise<View>;
  readonly failed: string | undefined;
  /** Everything the person has seen because of it. */
  readonly seen: readonly Message[];
  /** The message it came from was taken away. */
  readonly sourceDeleted: boolean;
}

export function createHandle(
  interaction: Interaction,
  responseUrl: string | undefined,
): InteractionHandle {
  const waiting = new Set<() => void>();
  let read = 0;
  interaction.changed = () => {
    for (const check of [...waiting]) check();
  };

  function when<Value>(
    take: () => Value | undefined,
    what: string,
    timeoutMs?: number,
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const value = take();
        if (value === undefined) return;
        clearTimeout(timer);
        waiting.delete(check);
        resolve(value);
      };
      const timer = timeoutMs === undefined ? undefined : setTimeout(giveUp, timeoutMs);
      function giveUp() {
        waiting.delete(check);
        const state = interaction.failure ?? interaction.ack ?? 'not acknowledged';
        reject(new Error(`No ${what} within ${timeoutMs} ms (${state}).`));
      }
      waiting.add(check);
      check();
    });
  }

  function takeMessage(): Message | undefined {
    const message = interaction.seen[read];
    if (message) read += 1;
    return message;
  }

  return {
    triggerId: interaction.triggerId,
    responseUrl,
    userId: interaction.userId,
    channelId: interaction.channelId,
    answered: () => when(() => answerOf(interaction), 'answer'),
    message: (timeoutMs = PATIENCE_MS) => when(takeMessage, 'message', timeoutMs),
    modal: (timeoutMs = PATIENCE_MS) => when(() => interaction.opened, 'form', timeoutMs),
    get failed() {
      return interaction.failure;
    },
    seen: interaction.seen,
    get sourceDeleted() {
      return interaction.sourceDeleted;
    },
  };
}

function answerOf({ ack, failure, seen, errors }: Interaction): Answer | undefined {
  if (ack === undefined && failure === undefined) return undefined;
  return {
    kind: failure === undefined && ack !== undefined ? ack : 'failed',
    error: failure,
    message: seen[0],
    errors,
  };
}
