import type { Room } from './room.ts';

/** A text of a message that can be written longer or shorter. */
export interface TextPart<Text> {
  readonly type: 'text';
  /** Nothing when there is nothing to read. */
  write(room: Room): Text | undefined;
}

export const textPart = <Text>(write: (room: Room) => Text | undefined): TextPart<Text> => ({
  type: 'text',
  write,
});

export const isText = <Text, Other>(part: TextPart<Text> | Other): part is TextPart<Text> =>
  typeof part === 'object' && part !== null && 'write' in part;
