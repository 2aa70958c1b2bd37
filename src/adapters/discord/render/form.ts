import { type KeptAction, toActionId } from '../../../core/message/controls/action-id.ts';
import type { Form, FormField } from '../../../core/message/reply.ts';
import { shorten } from '../../../core/message/shorten.ts';
import { tidy } from '../../../core/message/tidy.ts';
import { LIMITS } from '../limits.ts';

interface TextInput {
  readonly type: 4;
  readonly style: 1;
  readonly custom_id: string;
  readonly value?: string;
  readonly required: false;
}

interface Label {
  readonly type: 18;
  readonly label: string;
  readonly description?: string;
  readonly component: TextInput;
}

interface RenderedForm {
  readonly modal: {
    readonly custom_id: string;
    readonly title: string;
    readonly components: Label[];
  };
  readonly kept: readonly KeptAction[];
}

/** A form as a modal: every field may stay empty, and its name is its custom id. */
export function renderForm({ title, action, fields }: Form): RenderedForm {
  const { id, kept } = toActionId(action, 'form', LIMITS.customId);
  return {
    modal: {
      custom_id: id,
      title: textOf(title, LIMITS.modalTitle) || 'Paperboy',
      components: fields.map(toLabel),
    },
    kept: kept ? [kept] : [],
  };
}

function toLabel({ name, label, hint, value }: FormField): Label {
  const description = textOf(hint, LIMITS.fieldHint);
  const given = textOf(value, LIMITS.fieldValue);
  return {
    type: 18,
    label: textOf(label, LIMITS.fieldLabel) || name,
    ...(description !== '' && { description }),
    component: {
      type: 4,
      style: 1,
      custom_id: name,
      ...(given !== '' && { value: given }),
      required: false,
    },
  };
}

const textOf = (text: string, max: number): string => shorten(tidy(text).trim(), max);
