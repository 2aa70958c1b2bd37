import { type Field, isAbsent, isRecord } from './form.ts';

interface Presence {
  readonly required?: boolean;
}
interface Range extends Presence {
  readonly min?: number;
  readonly max?: number;
}

function isMissing(field: Field, required = false): boolean {
  if (!isAbsent(field.value)) return false;
  if (required) field.reject('BASE_TYPE_REQUIRED', 'This field is required');
  return true;
}

/** Lengths are UTF-16 units: the strictest of the ways Discord might count. */
export function checkText(field: Field, { min = 0, max, required }: Range): string | undefined {
  if (isMissing(field, required)) return undefined;
  const { value } = field;
  if (typeof value !== 'string') {
    field.reject('STRING_TYPE_CONVERT', `Could not interpret "${String(value)}" as string.`);
    return undefined;
  }
  if (required && min > 0 && value.trim() === '')
    field.reject('BASE_TYPE_REQUIRED', 'This field is required');
  else rejectLength(field, value.trim() === '' ? 0 : value.length, min, max);
  return value;
}

export function checkList(field: Field, { min = 0, max, required }: Range): readonly Field[] {
  if (isMissing(field, required)) return [];
  const { value } = field;
  if (!Array.isArray(value)) {
    field.reject('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    return [];
  }
  rejectLength(field, value.length, min, max);
  return value.map((_, index) => field.at(index));
}

function rejectLength(field: Field, length: number, min: number, max = Infinity): void {
  if (length >= min && length <= max) return;
  if (min > 0 && max < Infinity)
    field.reject('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
  else if (length < min) field.reject('BASE_TYPE_MIN_LENGTH', `Must be ${min} or more in length.`);
  else field.reject('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
}

export function checkNumber(
  field: Field,
  { min = -Infinity, max = Infinity, required, whole = true }: Range & { readonly whole?: boolean },
): number | undefined {
  if (isMissing(field, required)) return undefined;
  const { value } = field;
  if (typeof value !== 'number' || !Number.isFinite(value) || (whole && !Number.isInteger(value))) {
    field.reject(
      'NUMBER_TYPE_COERCE',
      `Value "${String(value)}" is not ${whole ? 'int' : 'float'}.`,
    );
    return undefined;
  }
  if (value < min)
    field.reject('NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
  if (value > max)
    field.reject('NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  return value;
}

export function checkOneOf(
  field: Field,
  choices: readonly unknown[],
  { required }: Presence = {},
): unknown {
  if (isMissing(field, required)) return undefined;
  if (choices.includes(field.value)) return field.value;
  field.reject('BASE_TYPE_CHOICES', `Value must be one of {${choices.join(', ')}}.`);
  return undefined;
}

export function checkFlag(field: Field): boolean | undefined {
  if (isMissing(field)) return undefined;
  if (typeof field.value === 'boolean') return field.value;
  field.reject('BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
  return undefined;
}

export function checkRecord(field: Field, { required }: Presence = {}): boolean {
  if (isMissing(field, required)) return false;
  if (isRecord(field.value)) return true;
  field.reject('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
  return false;
}

export function checkSnowflake(field: Field, presence: Presence = {}): string | undefined {
  if (isMissing(field, presence.required)) return undefined;
  if (/^\d{15,20}$/.test(String(field.value))) return String(field.value);
  field.reject('NUMBER_TYPE_COERCE', `Value "${String(field.value)}" is not snowflake.`);
  return undefined;
}

export function checkUrl(
  field: Field,
  {
    max = 2048,
    required,
    schemes = ['http', 'https'],
  }: Range & {
    readonly schemes?: readonly string[];
  },
): void {
  const text = checkText(field, { max, ...(required !== undefined && { required }) });
  if (text === undefined) return;
  const scheme = URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : undefined;
  if (scheme === undefined) field.reject('URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  else if (!schemes.includes(scheme))
    field.reject(
      'URL_TYPE_INVALID_SCHEME',
      `Scheme "${scheme}" is not supported. Scheme must be one of (${schemes
        .map((name) => `'${name}'`)
        .join(', ')}).`,
    );
}
