import { randomBytes } from 'node:crypto';
import type { Message, Payload } from '../world/model.ts';
import type { State } from '../world/state.ts';

export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
export type InteractionType = (typeof INTERACTION)[keyof typeof INTERACTION];

export const CALLBACK = {
  message: 4,
  deferred: 5,
  deferredUpdate: 6,
  update: 7,
  autocomplete: 8,
  modal: 9,
} as const;
export type CallbackType = (typeof CALLBACK)[keyof typeof CALLBACK];

/** One thing a person did, and what came of it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly commandType: number | undefined;
  readonly channelId: string;
  readonly guildId: string | undefined;
  readonly userId: string;
  readonly createdAt: number;
  readonly metadata: Payload;
  /** The message whose button or select was used. */
  readonly source: Message | undefined;
  readonly followUps: Message[];
  callback: CallbackType | undefined;
  /** Nobody answered in time. */
  expired: boolean;
  original: Message | undefined;
  /** Whether the answer was changed after the callback. */
  edited: boolean;
  modal: Payload | undefined;
  choices: readonly Payload[];
  /** Called after each change. */
  changed(): void;
}

export interface NewInteraction {
  readonly type: InteractionType;
  readonly commandType?: number | undefined;
  readonly channelId: string;
  readonly guildId: string | undefined;
  readonly userId: string;
  readonly metadata: Payload;
  readonly source?: Message | undefined;
}

export interface InteractionStore {
  open(given: NewInteraction): Interaction;
  byId(id: string): Interaction | undefined;
  byToken(token: string): Interaction | undefined;
}

export function createInteractionStore(state: State): InteractionStore {
  const byId = new Map<string, Interaction>();
  const byToken = new Map<string, Interaction>();
  return {
    open(given) {
      const id = state.newId();
      const interaction: Interaction = {
        ...given,
        id,
        token: Buffer.from(`interaction:${id}:${randomBytes(40).toString('hex')}`).toString(
          'base64url',
        ),
        commandType: given.commandType,
        source: given.source,
        createdAt: state.now(),
        metadata: { id, ...given.metadata },
        followUps: [],
        callback: undefined,
        expired: false,
        original: undefined,
        edited: false,
        modal: undefined,
        choices: [],
        changed: () => undefined,
      };
      byId.set(id, interaction);
      byToken.set(interaction.token, interaction);
      return interaction;
    },
    byId: (id) => byId.get(id),
    byToken: (token) => byToken.get(token),
  };
}
