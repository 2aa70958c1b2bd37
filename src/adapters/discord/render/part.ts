import type { ActionRow, Gallery, Separator } from './components.ts';
import type { Room } from './room.ts';

/** A piece of a message, from top to bottom. */
export type Part = TextPart | ActionRow | Gallery | Separator;

/** A text that can be written longer or shorter; empty when there is nothing to read. */
export interface TextPart {
  readonly type: 'text';
  write(room: Room): string;
}

export const textPart = (write: (room: Room) => string): TextPart => ({ type: 'text', write });
