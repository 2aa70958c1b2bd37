import { LOCAL_CHANNEL } from './adapters/local/identity.ts';
import type { Config } from './config/load.ts';
import { createDrafter } from './core/edition/drafter.ts';
import { createEditor, type Editor } from './core/edition/editor.ts';
import { createIntake, type Intake } from './core/intake/intake.ts';
import type { Clock } from './core/ports/clock.ts';
import type { Logger } from './core/ports/logger.ts';
import type { PaperSource } from './core/ports/paper-source.ts';
import type { Electorate } from './core/ports/stores/votes.ts';
import { createElectorates } from './core/votes/electorate.ts';
import { createHuggingFaceSource } from './sources/huggingface/source.ts';
import { createSampleSource } from './sources/sample/source.ts';
import { openSqlite } from './storage/sqlite/open.ts';
import type { Storage } from './storage/storage.ts';

export interface NewsroomOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly version: string;
  /** The bundled edition. */
  readonly sampleFile: string;
  /** Ends requests under way when Paperboy stops. */
  readonly signal: AbortSignal;
  /** Who opens the database, as a second process is told. */
  readonly holder: string;
  readonly access: 'owner' | 'guest';
}

/** Papers come in, are kept, ranked and made into editions; nothing here talks to a channel. */
export interface Newsroom {
  readonly storage: Storage;
  readonly source: PaperSource;
  readonly sample: PaperSource;
  readonly intake: Intake;
  readonly editor: Editor;
  electorateOf(workspace: { readonly platform: string; readonly workspace: string }): Electorate;
  /** The emoji that the bot puts under each paper on a platform, to be tapped, if any. */
  tapEmoji(platform: string): string | undefined;
}

const HOUR_MS = 3_600_000;

/** Opens the database and wires everything that makes editions. */
export async function openNewsroom(options: NewsroomOptions): Promise<Newsroom> {
  const { config, clock, logger, version, sampleFile, signal, access, holder } = options;
  const { settings } = config;
  const storage = await openSqlite({ file: config.databaseFile, now: clock.now(), access, holder });
  const source = createHuggingFaceSource({
    ...config.huggingface,
    ...(config.proxy && { proxy: config.proxy }),
    userAgent: `Paperboy/${version} (+https://huggingface.co/papers reader for team channels)`,
    clock,
    logger,
  });
  const sample = createSampleSource({ file: sampleFile });
  const electorateOf = createElectorates(settings.teams, settings.voteEmojis);
  const shared = { ...storage, source, sample, clock, logger, signal, electorateOf };
  const drafter = createDrafter(shared);
  // Slack allows fifty reactions a minute in a whole workspace, and its Vote button counts.
  const tapEmoji = (platform: string) =>
    platform === 'slack' ? undefined : settings.voteEmojis[0];
  return {
    storage,
    source,
    sample,
    intake: createIntake(shared),
    editor: createEditor({
      ...shared,
      drafter,
      catchUpMs: settings.catchUpHours * HOUR_MS,
      tapEmoji,
      // A stand-in serves who tries Paperboy out; a team's channel waits for real papers.
      showsSample: ({ platform }) => platform === LOCAL_CHANNEL.platform,
    }),
    electorateOf,
    tapEmoji,
  };
}
