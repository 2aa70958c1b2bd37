import type { KeptAction } from '../../../core/message/controls/action-id.ts';
import { detailsSelect } from '../../../core/message/controls/details-select.ts';
import type { Message } from '../../../core/message/model.ts';
import { LIMITS } from '../limits.ts';
import { arrange } from './arrange.ts';
import { type ActionRow, bytesOf, type Container, countOf } from './components.ts';
import { type Controls, createControls } from './controls.ts';
import { toParts } from './parts.ts';

/** A message as it is sent, and the actions that must be stored before it is. */
export interface Rendered {
  readonly body: {
    readonly components: readonly [Container];
    readonly flags: number;
    /** Nobody is called, whatever a text says. */
    readonly allowed_mentions: { readonly parse: readonly [] };
  };
  readonly kept: readonly KeptAction[];
}

export interface MessageOptions {
  /** Whether rows offer their papers in full. */
  readonly details?: boolean;
  /** The outer component's id, by which a posted message is known again; 1 to 2^31-1. */
  readonly mark?: number;
}

const COMPONENTS_V2 = 1 << 15;

/** A grey blue: calm beside Discord's own colours, in its light and dark themes. */
const ACCENT = 0x6c8ebf;

export const renderMessage = (message: Message, options: MessageOptions = {}): Rendered =>
  render(message, options, () => []);

/** A message in its frame; `closing` makes the buttons under it. */
export function render(
  { blocks }: Message,
  { details = false, mark }: MessageOptions,
  closing: (controls: Controls) => readonly ActionRow[],
): Rendered {
  const controls = createControls();
  const offered = details ? detailsSelect(blocks) : undefined;
  const parts = [
    ...blocks.flatMap((block) => [
      ...toParts(block, controls),
      ...(block === offered?.below ? controls.select(offered.select) : []),
    ]),
  ];
  const last = closing(controls);
  const components = arrange(parts, {
    components: LIMITS.components - 1 - last.reduce((sum, row) => sum + countOf(row), 0),
    bytes: LIMITS.storedBytes - bytesOf(last),
  });
  const container: Container = {
    type: 17,
    ...(mark !== undefined && { id: mark }),
    accent_color: ACCENT,
    components: [...components, ...last],
  };
  return {
    body: { components: [container], flags: COMPONENTS_V2, allowed_mentions: { parse: [] } },
    kept: controls.kept(),
  };
}
