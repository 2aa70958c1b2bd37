import BetterSqlite3 from 'better-sqlite3';

/** The program's outbox, as a second process reads it. */
export interface Outbox {
  /** Deliveries of the platform that came to an end. */
  ended(): { readonly sent: number; readonly failed: number };
  close(): void;
}

/** @param platform the local page has an edition of its own, which is not counted */
export function openOutbox(file: string, platform: string): Outbox {
  const database = new BetterSqlite3(file, { readonly: true, timeout: 5_000 });
  const count = database
    .prepare<[string, string], number>(
      'select count(*) from delivery where platform = ? and state = ?',
    )
    .pluck();
  return {
    ended: () => ({
      sent: count.get(platform, 'sent') ?? 0,
      failed: count.get(platform, 'failed') ?? 0,
    }),
    close: () => void database.close(),
  };
}
