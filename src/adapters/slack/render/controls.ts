import type { ActionsBlock, Button, PlainTextOption, StaticSelect } from '@slack/types';
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
import { LINK_LABELS } from '../../../core/message/figures.ts';
import { inGroups } from '../../../core/message/fit/in-groups.ts';
import { textPart } from '../../../core/message/fit/text-part.ts';
import type { Action, SelectBlock } from '../../../core/message/model.ts';
import { shorten } from '../../../core/message/shorten.ts';
import { tidy } from '../../../core/message/tidy.ts';
import { LIMITS } from '../limits.ts';
import type { PaperButtons } from './paper-buttons.ts';
import type { Part } from './part.ts';
import { plainText, smallPrint } from './text.ts';

/** The buttons and selects of one message, each under an id of its own. */
export interface Controls {
  /** `pdf` is an address: the last button leads there. */
  buttons(actions: readonly ActionButton[], pdf?: string): readonly ActionsBlock[];
  select(block: SelectBlock): readonly Part[];
  /** Actions that the buttons and selects made so far stand for by a token. */
  kept(): readonly KeptAction[];
}

export function createControls({ votesBy }: Pick<PaperButtons, 'votesBy'>): Controls {
  const kept = new Map<string, KeptAction>();
  const used = new Set<string>();
  let acts = 0;
  let links = 0;

  const nextAct = (): string => `act:${acts++}`;

  function idOf(action: Action, mode: Mode, longest: number): string {
    const made = toActionId(action, mode, longest);
    if (made.kept) kept.set(made.kept.token, made.kept);
    return made.id;
  }

  /** Nothing for what another button does already. */
  function toButton({ label, action, mode = 'plain' }: ActionButton): readonly Button[] {
    const value = idOf(action, mode, LIMITS.buttonValue);
    if (used.has(value)) return [];
    used.add(value);
    const text = plainText(labelOf(label, votesBy(action)));
    return [{ type: 'button', action_id: nextAct(), text, value }];
  }

  function toLink(url: string): Button {
    const text = plainText(LINK_LABELS.pdf);
    return { type: 'button', action_id: `link:${links++}`, text, url };
  }

  function toSelect({ title, choices }: SelectGroup): ActionsBlock {
    const options = choices.map(toOption);
    const standing = options[choices.findIndex((choice) => choice.standing)];
    const select: StaticSelect = {
      type: 'static_select',
      action_id: nextAct(),
      ...(title !== '' && { placeholder: plainText(shorten(title, LIMITS.placeholder)) }),
      options,
      ...(standing && { initial_option: standing }),
    };
    return { type: 'actions', elements: [select] };
  }

  return {
    buttons(actions, pdf) {
      const made = [...actions.flatMap(toButton), ...(pdf === undefined ? [] : [toLink(pdf)])];
      return inGroups(made, LIMITS.buttonsInBlock).map((elements) => ({
        type: 'actions',
        elements: [...elements],
      }));
    },

    select(block) {
      const groups = selectGroups(block, LIMITS.selectOptions, (action) =>
        idOf(action, 'plain', LIMITS.optionValue),
      );
      // What stands now is shown in place of what the select is for.
      const hidesTitle = groups.some(({ choices }) => choices.some(({ standing }) => standing));
      const title = textPart(() => smallPrint([{ type: 'plain', text: tidy(block.label) }]));
      return [...(hidesTitle ? [title] : []), ...groups.map(toSelect)];
    },

    kept: () => [...kept.values()],
  };
}

/** "Save", and "👍 Vote · 3" of a button for voting. */
function labelOf(label: string, votes: number | undefined): string {
  if (votes === undefined) return orDots(tidy(label).trim(), LIMITS.buttonText);
  const count = votes > 0 ? ` · ${votes.toLocaleString('en')}` : '';
  return `👍 ${orDots(tidy(label).trim(), LIMITS.buttonText - count.length - '👍 '.length)}${count}`;
}

function toOption({ id, label, description }: Choice): PlainTextOption {
  const under = shorten(description, LIMITS.optionText);
  return {
    text: plainText(orDots(label, LIMITS.optionText)),
    value: id,
    ...(under !== '' && { description: plainText(under) }),
  };
}

/** Slack refuses an empty text. */
const orDots = (text: string, max: number): string => shorten(text, max) || '…';
