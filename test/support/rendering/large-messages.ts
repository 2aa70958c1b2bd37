import fc from 'fast-check';
import {
  actions,
  heading,
  link,
  message,
  plain,
  rows,
  text,
} from '../../../src/core/message/build.ts';
import type { Action, Message } from '../../../src/core/message/model.ts';
import { hostileMessage } from '../hostile-messages.ts';

export const numbered = (length: number) => Array.from({ length }, (_, index) => index + 1);

export const act = (index: number): Action => ({
  name: 'show',
  version: 1,
  args: { paper: `2401.${String(index).padStart(5, '0')}` },
});

/** Papers in order, with long details. */
export const list = (length: number, details = 'word '.repeat(60)): Message =>
  message(
    heading('Papers'),
    rows(
      numbered(length).map((index) => ({
        title: [link(`Title ${index} of planning with planes`, 'https://arxiv.org/abs/2401.00001')],
        detail: [plain(details)],
        paperId: act(index).args.paper ?? '',
      })),
      { ordered: true },
    ),
  );

export const options = (length: number) =>
  numbered(length).map((index) => ({ label: `Option ${index}`, action: act(index) }));

/** Every kind of block many times over, each text as long as may be. */
export const enormousMessage: fc.Arbitrary<Message> = fc
  .tuple(hostileMessage, fc.integer({ min: 1, max: 30 }), fc.constantFrom('', '漢', 'word ', '*'))
  .map(([{ blocks }, times, filler]) =>
    message(
      ...numbered(times).flatMap((index) => [
        ...blocks,
        text(plain(filler.repeat(index * 60))),
        actions(...numbered(4).map((at) => ({ label: filler, action: act(index * 10 + at) }))),
      ]),
    ),
  );

/** Every text in something that is sent, of whatever depth. */
export const textsIn = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.values(value).map(textsIn).join('\n')
    : String(value);
