import { randomHex } from '../world/ids.ts';
import type { Message, Payload, View } from '../world/model.ts';
import type { State } from '../world/state.ts';

/** What came back when the app acknowledged. */
export type AckKind = 'acked' | 'errors' | 'update' | 'push' | 'clear';

/** One thing that a person did, and what came of it. */
export interface Interaction {
  readonly triggerId: string;
  readonly userId: string;
  readonly channelId: string | undefined;
  /** The message whose button or menu was used. */
  readonly source: Message | undefined;
  /** The view in which something was used or sent off. */
  readonly view: View | undefined;
  readonly createdAt: number;
  readonly responseToken: string;
  /** What the person got to see because of it, in order. */
  readonly seen: Message[];
  triggerUsed: boolean;
  responses: number;
  ack: AckKind | undefined;
  /** The words in which the person's client says that it did not work. */
  failure: string | undefined;
  opened: View | undefined;
  /** What stands at the fields of a form, by block. */
  errors: Payload | undefined;
  /** Whether the message it came from was taken away. */
  sourceDeleted: boolean;
  /** Called after each change. */
  changed(): void;
}

export interface NewInteraction {
  readonly userId: string;
  readonly channelId?: string | undefined;
  readonly source?: Message | undefined;
  readonly view?: View | undefined;
}

export interface InteractionStore {
  open(given: NewInteraction): Interaction;
  byTrigger(triggerId: string): Interaction | undefined;
  byResponseToken(token: string): Interaction | undefined;
  /** The person sees this now; it counts for the last thing they did in that channel. */
  show(message: Message): void;
}

export function createInteractionStore(state: State): InteractionStore {
  const byTrigger = new Map<string, Interaction>();
  const byResponseToken = new Map<string, Interaction>();
  const latest = new Map<string, Interaction>();
  let count = 0;
  return {
    open(given) {
      count += 1;
      const interaction: Interaction = {
        userId: given.userId,
        channelId: given.channelId,
        source: given.source,
        view: given.view,
        triggerId: `${Date.now()}${count}.${7_000_000_000 + count}.${randomHex(16)}`,
        createdAt: state.now(),
        responseToken: randomHex(12),
        seen: [],
        triggerUsed: false,
        responses: 0,
        ack: undefined,
        failure: undefined,
        opened: undefined,
        errors: undefined,
        sourceDeleted: false,
        changed: () => undefined,
      };
      byTrigger.set(interaction.triggerId, interaction);
      byResponseToken.set(interaction.responseToken, interaction);
      latest.set(`${given.userId}:${given.channelId}`, interaction);
      return interaction;
    },
    byTrigger: (id) => byTrigger.get(id),
    byResponseToken: (token) => byResponseToken.get(token),
    show(message) {
      const interaction = latest.get(`${message.ephemeralTo}:${message.channelId}`);
      interaction?.seen.push(message);
      interaction?.changed();
    },
  };
}
