import BetterSqlite3 from 'better-sqlite3';
import type { DeliveryState, DeliveryStep } from '../../src/core/delivery/model.ts';

/** A step of an edition as the program's database has it. */
export interface Planned {
  readonly key: string;
  readonly edition: string;
  readonly channel: string;
  readonly seq: number;
  readonly step: DeliveryStep;
  readonly paper: string | null;
  readonly state: DeliveryState;
  readonly ref: string | null;
  readonly reason: string | null;
}

/** The program's outbox, read beside it. */
export interface Outbox {
  hasEdition(channel: string): boolean;
  /** Channels whose edition is not whole yet. */
  unfinished(): readonly string[];
  /** Steps of which a program that was killed just now could not record the outcome. */
  inDoubt(): number;
  planned(): readonly Planned[];
  close(): void;
}

export function openOutbox(file: string, platform: string): Outbox {
  const database = new BetterSqlite3(file, { readonly: true, timeout: 5_000 });
  const all = database.prepare<[string], Planned>(
    `select key, edition_id as edition, channel, seq, step, paper_id as paper, state, ref, reason
     from delivery where platform = ? order by edition_id, seq`,
  );
  const open = database
    .prepare<[string], string>(
      `select distinct channel from delivery
       where platform = ? and state not in ('sent', 'failed') order by due_at`,
    )
    .pluck();
  const one = database
    .prepare<[string, string], number>(
      'select 1 from delivery where platform = ? and channel = ? limit 1',
    )
    .pluck();
  const sending = database
    .prepare<[string], number>(
      "select count(*) from delivery where platform = ? and state = 'sending'",
    )
    .pluck();
  return {
    inDoubt: () => sending.get(platform) ?? 0,
    hasEdition: (channel) => one.get(platform, channel) !== undefined,
    unfinished: () => open.all(platform),
    planned: () => all.all(platform),
    close: () => void database.close(),
  };
}
