import { property } from '../../discord/validation/form.ts';

/** One value of a payload, where it stands, and what is wrong with it. */
export interface Field {
  readonly value: unknown;
  at(key: string | number): Field;
  reject(problem: string): void;
}

export interface Examined {
  readonly root: Field;
  /** Each with the JSON pointer that Slack adds to it. */
  readonly problems: readonly string[];
}

export function examine(value: unknown, pointer: string): Examined {
  const problems: string[] = [];
  const field = (inner: unknown, path: string): Field => ({
    value: inner,
    at: (key) => field(property(inner, key), `${path}/${key}`),
    reject: (problem) => void problems.push(`${problem} [json-pointer:${path}]`),
  });
  return { root: field(value, pointer), problems };
}

/** `response_metadata.messages`, as every refusal with details has it. */
export function asMessages(problems: readonly string[]): { readonly messages: readonly string[] } {
  return { messages: problems.map((problem) => `[ERROR] ${problem}`) };
}
