import type { ActionsBlock, DividerBlock, ImageBlock } from '@slack/types';
import type { TextPart } from '../../../core/message/fit/text-part.ts';
import type { Text } from './text.ts';

/** A piece of a message, from top to bottom. */
export type Part = TextPart<Text> | Other;

/** What is no text. */
export type Other = ActionsBlock | ImageBlock | DividerBlock;
