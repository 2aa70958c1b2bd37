import {
  type KeptAction,
  type Mode,
  toActionId,
} from '../../../core/message/controls/action-id.ts';
import type { ActionButton } from '../../../core/message/controls/reply-actions.ts';
import {
  type Choice,
  type SelectGroup,
  selectGroups,
} from '../../../core/message/controls/select-groups.ts';
import { inGroups } from '../../../core/message/fit/in-groups.ts';
import type { Action, SelectBlock } from '../../../core/message/model.ts';
import { shorten } from '../../../core/message/shorten.ts';
import { tidy } from '../../../core/message/tidy.ts';
import { LIMITS } from '../limits.ts';
import type { ActionRow, Button, SelectOption } from './components.ts';
import { escapeMarkdown, small } from './markdown.ts';
import { markdownPart, type Part } from './part.ts';

/** The buttons and selects of one message: each custom id once. */
export interface Controls {
  buttons(actions: readonly ActionButton[]): readonly ActionRow[];
  select(block: SelectBlock): readonly Part[];
  /** Actions that the buttons and selects made so far stand for by a token. */
  kept(): readonly KeptAction[];
}

export function createControls(): Controls {
  const kept = new Map<string, KeptAction>();
  const used = new Set<string>();
  let selects = 0;

  function idOf(action: Action, mode: Mode): string {
    const made = toActionId(action, mode, LIMITS.customId);
    if (made.kept) kept.set(made.kept.token, made.kept);
    return made.id;
  }

  function toSelect({ title, choices }: SelectGroup): ActionRow {
    selects += 1;
    const select = {
      type: 3,
      custom_id: `select:${selects}`,
      options: choices.map(toOption),
      ...(title !== '' && { placeholder: shorten(title, LIMITS.placeholder) }),
    } as const;
    return { type: 1, components: [select] };
  }

  return {
    buttons(actions) {
      const made = actions.flatMap(({ label, action, mode = 'plain' }) => {
        const customId = idOf(action, mode);
        if (used.has(customId)) return [];
        used.add(customId);
        return [toButton(label, action, customId)];
      });
      return inGroups(made, LIMITS.buttonsInRow).map((components) => ({ type: 1, components }));
    },

    select(block) {
      const groups = selectGroups(block, LIMITS.selectOptions, (action) => idOf(action, 'plain'));
      // What stands now is shown in place of what the select is for.
      const hidesTitle = groups.some(({ choices }) => choices.some(({ standing }) => standing));
      const title = small(escapeMarkdown(tidy(block.label).trim()));
      return [...(hidesTitle ? [markdownPart(() => title)] : []), ...groups.map(toSelect)];
    },

    kept: () => [...kept.values()],
  };
}

/** The vote stands out: it is what a paper in a channel is for. */
function toButton(label: string, action: Action, custom_id: string): Button {
  const text = labelOf(label, LIMITS.buttonLabel);
  return isVote(action)
    ? { type: 2, style: 1, label: text, custom_id, emoji: { name: '👍' } }
    : { type: 2, style: 2, label: text, custom_id };
}

const isVote = ({ name, args }: Action): boolean => name === 'vote' && args.change !== 'remove';

function toOption({ id, label, description, standing }: Choice): SelectOption {
  const under = shorten(description, LIMITS.optionText);
  return {
    label: labelOf(label, LIMITS.optionText),
    value: id,
    ...(under !== '' && { description: under }),
    ...(standing && { default: true }),
  };
}

/** Discord shows nothing without a label. */
const labelOf = (label: string, max: number): string => shorten(tidy(label).trim(), max) || '…';
