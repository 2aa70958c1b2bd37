import type {
  Action,
  SelectOption as Choice,
  LabelledAction,
  SelectBlock,
} from '../../../core/message/model.ts';
import { shorten } from '../../../core/message/shorten.ts';
import { type KeptAction, type Mode, toCustomId } from '../custom-id.ts';
import { LIMITS } from '../limits.ts';
import type { ActionRow, Button, SelectOption } from './components.ts';
import { escapeMarkdown, small, tidy } from './markdown.ts';
import { type Part, textPart } from './part.ts';

/** The buttons and selects of one message: each custom id once. */
export interface Controls {
  buttons(actions: readonly (LabelledAction & { readonly mode?: Mode })[]): readonly ActionRow[];
  select(block: SelectBlock): readonly Part[];
  /** Actions that the buttons and selects made so far stand for by a token. */
  kept(): readonly KeptAction[];
}

export function createControls(): Controls {
  const kept = new Map<string, KeptAction>();
  const used = new Set<string>();
  let selects = 0;

  function idOf(action: Action, mode: Mode): string {
    const id = toCustomId(action, mode);
    if (id.kept) kept.set(id.kept.token, id.kept);
    return id.customId;
  }

  function toSelect(label: string, options: readonly SelectOption[]): ActionRow {
    selects += 1;
    const select = {
      type: 3,
      custom_id: `select:${selects}`,
      options,
      ...(label !== '' && { placeholder: shorten(label, LIMITS.placeholder) }),
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

    select({ label, options }) {
      const choices = toOptions(options, (action) => idOf(action, 'plain'));
      const groups = inGroups(choices, LIMITS.selectOptions);
      const title = tidy(label).trim();
      const rows = groups.map((group, index) => toSelect(numbered(title, groups, index), group));
      // What stands now is shown in place of what the select is for.
      const hidesTitle = choices.some((choice) => choice.default);
      return [...(hidesTitle ? [textPart(() => small(escapeMarkdown(title)))] : []), ...rows];
    },

    kept: () => [...kept.values()],
  };
}

/** The vote stands out: it is what a paper in a channel is for. */
function toButton(label: string, action: Action, custom_id: string): Button {
  const text = labelOf(label, LIMITS.buttonLabel);
  return action.name === 'vote'
    ? { type: 2, style: 1, label: text, custom_id, emoji: { name: '👍' } }
    : { type: 2, style: 2, label: text, custom_id };
}

/** Two options that do the same are one; only one can be what stands now. */
function toOptions(
  choices: readonly Choice[],
  idOf: (action: Action) => string,
): readonly SelectOption[] {
  const options = new Map<string, SelectOption>();
  const standing = choices.find(({ selected }) => selected);
  for (const choice of choices) {
    const value = idOf(choice.action);
    if (options.has(value)) continue;
    const description = shorten(tidy(choice.description ?? '').trim(), LIMITS.optionText);
    options.set(value, {
      label: labelOf(choice.label, LIMITS.optionText),
      value,
      ...(description !== '' && { description }),
      ...(choice === standing && { default: true }),
    });
  }
  return [...options.values()];
}

/** Discord shows nothing without a label. */
const labelOf = (label: string, max: number): string => shorten(tidy(label).trim(), max) || '…';

/** "Vote for a paper", and of several selects which options each has. */
function numbered(title: string, groups: readonly (readonly unknown[])[], index: number): string {
  const group = groups[index] ?? [];
  if (groups.length === 1) return title;
  const first = index * LIMITS.selectOptions + 1;
  return `${title} (${first}–${first + group.length - 1})`.trim();
}

function inGroups<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
