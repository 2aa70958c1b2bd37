import { isRecord } from '../../discord/validation/form.ts';
import type { Field } from './field.ts';

export type Check = (field: Field) => void;

export interface RequiredCheck {
  readonly required: Check;
}

export type Properties = Readonly<Record<string, Check | RequiredCheck>>;

export const required = (check: Check): RequiredCheck => ({ required: check });

/** An object with these properties and no others; then whatever concerns several of them. */
export function shape(properties: Properties, ...more: readonly Check[]): Check {
  const checks = new Map(
    Object.entries(properties).map(([name, check]) => [
      name,
      typeof check === 'function' ? check : check.required,
    ]),
  );
  const needed = Object.keys(properties).filter((name) => typeof properties[name] !== 'function');
  return (field) => {
    const { value } = field;
    if (!isRecord(value)) {
      field.reject('must provide an object');
      return;
    }
    for (const name of Object.keys(value)) checkProperty(field, name, checks.get(name));
    for (const name of needed)
      if (value[name] === undefined) field.reject(`missing required field: ${name}`);
    for (const check of more) check(field);
  };
}

function checkProperty(field: Field, name: string, check: Check | undefined): void {
  const inner = field.at(name);
  if (!check) field.reject(`invalid additional property: ${name}`);
  else if (inner.value !== undefined) check(inner);
}

/** One of several shapes; its `type` says which. */
export function byType(checks: Readonly<Record<string, Check>>): Check {
  return (field) => {
    if (!isRecord(field.value)) {
      field.reject('must provide an object');
      return;
    }
    const { type } = field.value;
    if (type === undefined) field.reject('missing required field: type');
    else if (typeof type === 'string' && Object.hasOwn(checks, type)) checks[type]?.(field);
    else field.at('type').reject(`unsupported type: ${String(type)}`);
  };
}

interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** Lengths are UTF-16 units: the strictest of the ways Slack might count. */
export function text({ min = 1, max = Infinity }: Range = {}): Check {
  return (field) => {
    const { value } = field;
    if (typeof value !== 'string') field.reject('must provide a string');
    else if (value.length > max) field.reject(`must be less than ${max + 1} characters`);
    else if (value.length < min) field.reject(`must be more than ${min - 1} characters`);
  };
}

export function listOf(check: Check, { min = 1, max = Infinity }: Range = {}): Check {
  return (field) => {
    const { value } = field;
    if (!Array.isArray(value)) {
      field.reject('must provide an array');
      return;
    }
    if (value.length > max) field.reject(`no more than ${max} items allowed`);
    if (value.length < min) field.reject(`must provide at least ${min} items`);
    for (const index of value.keys()) check(field.at(index));
  };
}

export function oneOf(...choices: readonly unknown[]): Check {
  return (field) => {
    if (!choices.includes(field.value)) field.reject(`must be one of: ${choices.join(', ')}`);
  };
}

export function integer({ min = -Infinity, max = Infinity }: Range = {}): Check {
  return (field) => {
    const { value } = field;
    if (typeof value !== 'number' || !Number.isInteger(value))
      field.reject('must provide an integer');
    else if (value < min) field.reject(`must be at least ${min}`);
    else if (value > max) field.reject(`must be at most ${max}`);
  };
}

export const flag: Check = (field) => {
  if (typeof field.value !== 'boolean') field.reject('must provide a boolean');
};

export function matching(pattern: RegExp, problem: string): Check {
  return (field) => {
    if (typeof field.value !== 'string' || !pattern.test(field.value)) field.reject(problem);
  };
}

const MOST_URL = 3000;

/** Slack opens http and https, and hands mail to the mail program. */
export function url(schemes: readonly string[] = ['http:', 'https:', 'mailto:']): Check {
  return (field) => {
    text({ max: MOST_URL })(field);
    const { value } = field;
    if (typeof value !== 'string') return;
    if (!URL.canParse(value) || !schemes.includes(new URL(value).protocol))
      field.reject('must be a valid URL');
  };
}

export function either(one: string, other: string): Check {
  return (field) => {
    const [first, second] = [field.at(one).value, field.at(other).value];
    if (first === undefined && second === undefined)
      field.reject(`must define either \`${one}\` or \`${other}\``);
  };
}

export function notBoth(one: string, other: string): Check {
  return (field) => {
    if (field.at(one).value !== undefined && field.at(other).value !== undefined)
      field.reject(`must define only one of \`${one}\` or \`${other}\``);
  };
}
