import type { Room } from '../../../core/message/fit/room.ts';
import { type TextPart, textPart } from '../../../core/message/fit/text-part.ts';
import type { ActionRow, Gallery, Separator, TextDisplay } from './components.ts';

/** A piece of a message, from top to bottom. */
export type Part = TextPart<TextDisplay> | Other;

/** What is no text. */
export type Other = ActionRow | Gallery | Separator;

export const display = (content: string): TextDisplay => ({ type: 10, content });

/** Markdown that can be longer or shorter; empty when there is nothing to read. */
export const markdownPart = (write: (room: Room) => string): TextPart<TextDisplay> =>
  textPart((room) => {
    const content = write(room);
    return content === '' ? undefined : display(content);
  });
