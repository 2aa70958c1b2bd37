import { API_ERRORS, type ApiError } from '../api-error.ts';
import { checkAllowedMentions } from './allowed-mentions.ts';
import { checkFlag, checkList, checkNumber, checkText } from './checks.ts';
import { createCensus, MOST_COMPONENTS, MOST_DISPLAYED } from './component-census.ts';
import { checkComponent } from './components.ts';
import { checkEmbeds } from './embeds.ts';
import { createForm, type Field, type Form, isAbsent, property } from './form.ts';

export const MESSAGE_FLAG = {
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  componentsV2: 1 << 15,
} as const;

/** What an edited message holds already; an edit leaves alone what it does not name. */
export interface Previous {
  readonly content: string;
  readonly embeds: readonly unknown[];
  readonly components: readonly unknown[];
  readonly flags: number;
}

export interface MessageRules {
  readonly edit?: boolean;
  readonly previous?: Previous | undefined;
  /** Answers to interactions may be ephemeral. */
  readonly reply?: boolean;
  /** Where the body stands in the request, as `data` in a callback. */
  readonly prefix?: readonly string[];
}

const LEGACY_FIELDS = ['content', 'embeds', 'poll', 'sticker_ids'] as const;

export function validateMessage(body: unknown, rules: MessageRules = {}): ApiError | undefined {
  const form = createForm(body, rules.prefix);
  const { root } = form;
  const flags = checkFlags(root.at('flags'), rules);
  checkNonce(root);
  checkFlag(root.at('tts'));
  checkAllowedMentions(root.at('allowed_mentions'));
  checkText(root.at('content'), { max: 2000 });
  checkEmbeds(root.at('embeds'));
  const isV2 = (flags & MESSAGE_FLAG.componentsV2) !== 0;
  if (isV2) rejectLegacyFields(root, rules.previous);
  const stored = checkMessageComponents(root.at('components'), isV2);
  return form.error() ?? stored ?? checkNotEmpty(form, rules.previous);
}

function checkFlags(field: Field, { edit, previous, reply }: MessageRules): number {
  const flags = checkNumber(field, { min: 0 });
  const before = previous?.flags ?? 0;
  if (flags === undefined) return before;
  const { suppressEmbeds, suppressNotifications, componentsV2, ephemeral } = MESSAGE_FLAG;
  const settable =
    suppressEmbeds |
    componentsV2 |
    (edit ? before : suppressNotifications) |
    (reply ? ephemeral : 0);
  if ((flags & ~settable) !== 0)
    field.reject('BITFIELD_TYPE_INVALID', `Only the bits ${settable} may be set.`);
  if ((before & componentsV2) !== 0 && (flags & componentsV2) === 0)
    field.reject(
      'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
      'The MessageFlags.IS_COMPONENTS_V2 flag cannot be removed',
    );
  return flags;
}

function checkNonce(root: Field): void {
  const nonce = root.at('nonce');
  if (typeof nonce.value !== 'number') checkText(nonce, { max: 25 });
  checkFlag(root.at('enforce_nonce'));
}

function rejectLegacyFields(root: Field, previous: Previous | undefined): void {
  for (const name of LEGACY_FIELDS) {
    const field = root.at(name);
    const value = field.value === undefined ? property(previous, name) : field.value;
    if (isAbsent(value) || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    field.reject(
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    );
  }
}

function checkMessageComponents(field: Field, isV2: boolean): ApiError | undefined {
  const census = createCensus();
  const parts = checkList(field, isV2 ? {} : { max: 5 });
  for (const part of parts) checkComponent(part, census, isV2 ? 'message' : 'legacyMessage');
  if (census.components > MOST_COMPONENTS)
    field.reject(
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `The total number of components cannot exceed ${MOST_COMPONENTS}`,
    );
  if (census.displayed > MOST_DISPLAYED)
    field.reject(
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `The total displayable text cannot exceed ${MOST_DISPLAYED} characters`,
    );
  return census.tooLargeToStore ? API_ERRORS.internal : undefined;
}

function checkNotEmpty(form: Form, previous: Previous | undefined): ApiError | undefined {
  const shown = ['content', 'embeds', 'components', 'poll', 'sticker_ids'].some((name) => {
    const given = form.root.at(name).value;
    return hasSomething(given === undefined ? property(previous, name) : given);
  });
  return shown ? undefined : API_ERRORS.emptyMessage;
}

function hasSomething(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.length > 0 : !isAbsent(value);
}
