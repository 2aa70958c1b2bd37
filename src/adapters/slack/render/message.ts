import type { KeptAction } from '../../../core/message/controls/action-id.ts';
import type { ActionButton } from '../../../core/message/controls/reply-actions.ts';
import type { Message } from '../../../core/message/model.ts';
import { MESSAGE, type ShownBlock } from './arrange.ts';
import { fallbackText } from './fallback.ts';
import { type RenderOptions, renderBlocks } from './render.ts';

/** A message as it is sent, and the actions that must be stored before it is. */
export interface Rendered {
  readonly payload: {
    /** For notifications and screen readers. */
    readonly text: string;
    readonly blocks: ShownBlock[];
  };
  readonly kept: readonly KeptAction[];
}

/** A message, with the buttons that close it. */
export function renderMessage(
  message: Message,
  options: RenderOptions = {},
  closing: readonly ActionButton[] = [],
): Rendered {
  const { blocks, kept } = renderBlocks(message, MESSAGE, options, closing);
  return { payload: { text: fallbackText(message, options.names ?? new Map()), blocks }, kept };
}
