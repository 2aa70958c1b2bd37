import type { KeptAction } from '../../../core/message/controls/action-id.ts';
import { detailsSelect } from '../../../core/message/controls/details-select.ts';
import type { ActionButton } from '../../../core/message/controls/reply-actions.ts';
import type { Message } from '../../../core/message/model.ts';
import { arrange, type ShownBlock, type Surface } from './arrange.ts';
import { createControls } from './controls.ts';
import { paperButtons as readButtons } from './paper-buttons.ts';
import { toParts } from './parts.ts';
import type { Names } from './runs.ts';

export interface RenderOptions {
  /** Whether rows offer their papers in full. */
  readonly details?: boolean;
  /** What people on Slack are called there, by their id. */
  readonly names?: Names;
}

interface RenderedBlocks {
  readonly blocks: ShownBlock[];
  /** Actions that must be stored before the blocks are sent. */
  readonly kept: readonly KeptAction[];
}

/** The blocks of a message on a surface; `closing` are the buttons under it. */
export function renderBlocks(
  { blocks }: Message,
  surface: Surface,
  { details = false, names = new Map() }: RenderOptions,
  closing: readonly ActionButton[] = [],
): RenderedBlocks {
  const paperButtons = readButtons(blocks);
  const controls = createControls(paperButtons);
  const offered = details ? detailsSelect(blocks) : undefined;
  const parts = [
    ...blocks.flatMap((block) => [
      ...toParts(block, { controls, paperButtons, names }),
      ...(block === offered?.below ? controls.select(offered.select) : []),
    ]),
  ];
  const arranged = arrange(parts, controls.buttons(closing), surface);
  return { blocks: [...arranged], kept: controls.kept() };
}
