import type { Kysely } from 'kysely';
import * as firstEdition from './0001-first-edition.ts';
import * as teamChannels from './0002-team-channels.ts';
import * as searchIndex from './0003-search-index.ts';
import * as arxiv from './0004-arxiv.ts';
import * as lapses from './0005-lapses.ts';
import * as people from './0006-people.ts';

/** A step of the schema. Forward only: what was released is never changed. */
export interface Migration {
  readonly name: string;
  up(db: Kysely<unknown>): Promise<void>;
}

export const migrations: readonly Migration[] = [
  { name: '0001-first-edition', up: firstEdition.up },
  { name: '0002-team-channels', up: teamChannels.up },
  { name: '0003-search-index', up: searchIndex.up },
  { name: '0004-arxiv', up: arxiv.up },
  { name: '0005-lapses', up: lapses.up },
  { name: '0006-people', up: people.up },
];
