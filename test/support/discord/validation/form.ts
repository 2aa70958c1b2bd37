import type { ApiError } from '../api-error.ts';

/** One value of a request body, where it stands, and what is wrong with it. */
export interface Field {
  readonly value: unknown;
  at(key: string | number): Field;
  reject(code: string, message: string): void;
}

interface ErrorNode {
  _errors?: { readonly code: string; readonly message: string }[];
  [key: string]: ErrorNode | ErrorNode['_errors'];
}

export interface Form {
  readonly root: Field;
  /** The nested error of code 50035, or nothing when all was well. */
  error(): ApiError | undefined;
}

export function createForm(body: unknown, prefix: readonly string[] = []): Form {
  const errors: ErrorNode = {};
  let failed = false;
  const reject = (path: readonly string[], code: string, message: string) => {
    failed = true;
    const node = path.reduce(child, errors);
    node._errors = [...(node._errors ?? []), { code, message }];
  };
  const field = (value: unknown, path: readonly string[]): Field => ({
    value,
    at: (key) => field(property(value, key), [...path, String(key)]),
    reject: (code, message) => reject(path, code, message),
  });
  return {
    root: field(body, prefix),
    error: () =>
      failed ? { status: 400, code: 50035, message: 'Invalid Form Body', errors } : undefined,
  };
}

function child(node: ErrorNode, key: string): ErrorNode {
  const found = node[key];
  if (found !== undefined && !Array.isArray(found)) return found;
  const made: ErrorNode = {};
  node[key] = made;
  return made;
}

export function property(value: unknown, key: string | number): unknown {
  return isRecord(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Discord takes null for a field that is left out. */
export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}
