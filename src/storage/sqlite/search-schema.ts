import { type Kysely, sql } from 'kysely';

/**
 * The full-text index: contentless, so that texts are stored once (in `paper`), and kept in step
 * by triggers, so that a paper is searchable as soon as the transaction that stores it commits.
 * Made beside the migrations because it exists on SQLite only, and can be rebuilt at any time.
 */
export async function createSearchSchema(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const COLUMNS = 'title, abstract, authors, keywords, organization';

const insertText = (row: string) => `
  insert into paper_fts (rowid, ${COLUMNS})
  select document, ${row}.title, ${row}.abstract || ' ' || coalesce(${row}.summary, ''),
    ${row}.authors, ${row}.keywords, coalesce(${row}.organization, '')
  from paper_document where paper_id = ${row}.id;`;

const STATEMENTS = [
  // An explicit integer key: VACUUM may renumber implicit ones.
  `create table if not exists paper_document (
    document integer primary key,
    paper_id text not null unique
  )`,
  `create virtual table if not exists paper_fts using fts5(
    ${COLUMNS}, content='', contentless_delete=1, tokenize="porter unicode61 remove_diacritics 2"
  )`,
  `create trigger if not exists paper_indexed after insert on paper begin
    insert into paper_document (paper_id) values (new.id);
    ${insertText('new')}
  end`,
  `create trigger if not exists paper_reindexed
    after update of title, abstract, summary, authors, keywords, organization on paper
    when old.title is not new.title or old.abstract is not new.abstract
      or old.summary is not new.summary or old.authors is not new.authors
      or old.keywords is not new.keywords or old.organization is not new.organization
  begin
    delete from paper_fts
      where rowid = (select document from paper_document where paper_id = new.id);
    ${insertText('new')}
  end`,
];
