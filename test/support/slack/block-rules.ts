import { expect } from 'vitest';
import { long, many } from './block-builders.ts';
import type { Scene } from './scene.ts';

type Blocks = readonly object[];

/** What is allowed, what is not, and what Slack says of it. */
export type Rule = readonly [name: string, good: Blocks, bad: Blocks, said: string];

export const at = (problem: string, pointer: string) =>
  `${problem} [json-pointer:/blocks${pointer}]`;

/** A text of this length is allowed, and one character more is not. */
export const length = (
  name: string,
  max: number,
  blocks: (text: string) => Blocks,
  pointer: string,
): Rule => [
  `${name}: ${max} characters`,
  blocks(long(max)),
  blocks(long(max + 1)),
  at(`must be less than ${max + 1} characters`, pointer),
];

/** So many are allowed, and one more is not. */
export const count = (
  name: string,
  max: number,
  blocks: (numbers: readonly number[]) => Blocks,
  pointer: string,
): Rule => [
  `${name}: ${max}`,
  blocks(many(max, (index) => index)),
  blocks(many(max + 1, (index) => index)),
  at(`no more than ${max} items allowed`, pointer),
];

export const rule = (name: string, good: object, bad: object, said: string): Rule => [
  name,
  [good],
  [bad],
  said,
];

/** Posts both and sees the one taken and the other refused, in Slack's shape. */
export async function checkRule({ api, channel }: Scene, [, good, bad, said]: Rule): Promise<void> {
  const post = (blocks: Blocks) =>
    api('chat.postMessage', { channel: channel.id, text: 'x', blocks });
  expect((await post(good)).body.ok).toBe(true);
  const refused = await post(bad);
  expect(refused).toMatchObject({ status: 200, error: 'invalid_blocks', problems: [said] });
  expect(refused.body).toMatchObject({ ok: false, errors: [said] });
}
