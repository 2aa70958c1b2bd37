import { randomBytes } from 'node:crypto';

const LENGTH = 10;

/** Ids as Slack's look: a letter or two that tell the kind, then capitals and digits. */
export function createIds(): (prefix: string) => string {
  let count = 36 ** 6;
  return (prefix) => {
    count += 1;
    return `${prefix}0${count
      .toString(36)
      .toUpperCase()
      .padStart(LENGTH - 1, '9')}`;
  };
}

export const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** As Slack fills in for a block or an element without an id. */
export const randomId = (): string => randomBytes(4).toString('base64url').slice(0, 5);
