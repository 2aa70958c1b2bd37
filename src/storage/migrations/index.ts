import type { Kysely } from 'kysely';
import * as firstEdition from './0001-first-edition.ts';
import * as teamChannels from './0002-team-channels.ts';

/** A step of the schema. Forward only: what was released is never changed. */
export interface Migration {
  readonly name: string;
  up(db: Kysely<unknown>): Promise<void>;
}

export const migrations: readonly Migration[] = [
  { name: '0001-first-edition', up: firstEdition.up },
  { name: '0002-team-channels', up: teamChannels.up },
];
