import { OPTION } from '../validation/command-options.ts';
import { isRecord } from '../validation/form.ts';
import type { Payload } from '../world/model.ts';

export type OptionValue = string | number | boolean;
export type OptionValues = Readonly<Record<string, OptionValue>>;

export interface Typed {
  readonly group?: string;
  readonly subcommand?: string;
  readonly options?: OptionValues;
}

/** What a person typed, as Discord's client sends it; the client sends nothing it can't. */
export function typedOptions(command: Payload, typed: Typed, focused?: string): readonly Payload[] {
  const path = [
    ...(typed.group === undefined ? [] : [{ name: typed.group, type: OPTION.group }]),
    ...(typed.subcommand === undefined
      ? []
      : [{ name: typed.subcommand, type: OPTION.subcommand }]),
  ];
  return nest(command, path, (holder) => valuesOf(holder, typed.options ?? {}, focused));
}

function nest(
  holder: Payload,
  path: readonly { readonly name: string; readonly type: number }[],
  values: (holder: Payload) => readonly Payload[],
): readonly Payload[] {
  const [step, ...rest] = path;
  if (!step) return values(holder);
  const found = declared(holder).find(({ name, type }) => name === step.name && type === step.type);
  if (!found) throw new Error(`“${String(holder.name)}” has no subcommand “${step.name}”.`);
  return [{ ...step, options: nest(found, rest, values) }];
}

function declared(holder: Payload): readonly Payload[] {
  return Array.isArray(holder.options) ? holder.options.filter(isRecord) : [];
}

function valuesOf(
  holder: Payload,
  values: OptionValues,
  focused: string | undefined,
): readonly Payload[] {
  const options = declared(holder);
  if (options.some(({ type }) => type === OPTION.subcommand || type === OPTION.group))
    throw new Error(`“${String(holder.name)}” cannot be used without a subcommand.`);
  const missing = options.find(
    ({ name, required }) => required === true && values[String(name)] === undefined,
  );
  if (missing && focused === undefined)
    throw new Error(`The option “${String(missing.name)}” is required.`);
  return Object.entries(values).map(([name, value]) => {
    const option = options.find((one) => one.name === name);
    if (!option) throw new Error(`“${String(holder.name)}” has no option “${name}”.`);
    if (name === focused) return focusedOption(option, value);
    checkValue(option, value);
    return { name, type: option.type, value };
  });
}

/** While somebody types, the value is whatever stands there. */
function focusedOption(option: Payload, value: OptionValue): Payload {
  if (option.autocomplete !== true)
    throw new Error(`The option “${String(option.name)}” does not complete.`);
  return { name: option.name, type: option.type, value, focused: true };
}

function checkValue(option: Payload, value: OptionValue): void {
  const problem = problemOf(option, value);
  if (problem) throw new Error(`The option “${String(option.name)}” ${problem}.`);
}

function problemOf(option: Payload, value: OptionValue): string | undefined {
  const choices = Array.isArray(option.choices) ? option.choices.filter(isRecord) : [];
  if (choices.length > 0 && !choices.some((choice) => choice.value === value))
    return `offers no “${value}”`;
  switch (option.type) {
    case OPTION.integer:
      if (!Number.isInteger(value)) return 'takes whole numbers';
      return rangeProblem(Number(value), option.min_value, option.max_value);
    case OPTION.number:
      if (typeof value !== 'number') return 'takes numbers';
      return rangeProblem(value, option.min_value, option.max_value);
    case OPTION.boolean:
      return typeof value === 'boolean' ? undefined : 'takes true or false';
    case OPTION.string:
      if (typeof value !== 'string') return 'takes text';
      return rangeProblem(value.length, option.min_length, option.max_length ?? 6000);
    default:
      return /^\d{15,20}$/.test(String(value)) ? undefined : 'takes an id';
  }
}

function rangeProblem(size: number, min: unknown, max: unknown): string | undefined {
  if (typeof min === 'number' && size < min) return `takes at least ${min}`;
  if (typeof max === 'number' && size > max) return `takes at most ${max}`;
  return undefined;
}
