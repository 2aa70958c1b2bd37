import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../../core/errors.ts';

/** A file of papers: lines of JSON, or one day's answer of the daily papers API. */
export interface PaperFile {
  readonly path: string;
  readonly name: string;
  readonly kind: 'lines' | 'day';
  /** Epoch milliseconds of its last change: its counts were read then at the latest. */
  readonly modifiedAt: number;
  /** Bytes. */
  readonly size: number;
}

const KINDS: readonly (readonly [RegExp, PaperFile['kind']])[] = [
  [/\.(?:jsonl|ndjson)(?:\.gz)?$/i, 'lines'],
  [/\.json(?:\.gz)?$/i, 'day'],
];

/** The files of papers at a path, in the order of their names. Throws UserError when there are none. */
export async function findPaperFiles(path: string): Promise<readonly PaperFile[]> {
  const paths = await listPaths(path);
  const files = await Promise.all(paths.map(describe));
  const usable = files.flatMap((file) => file ?? []);
  if (usable.length === 0) {
    throw new UserError(
      `${path} holds no file of papers. Give a file or a folder of .json (a day of the daily papers ` +
        'API), .jsonl or .ndjson (a paper a line), each as it is or gzipped (.gz).',
    );
  }
  return usable;
}

async function listPaths(path: string): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    return (await readdir(path)).toSorted().map((name) => join(path, name));
  } catch (error) {
    throw new UserError(`${path} can't be read: ${(error as Error).message}.`, { cause: error });
  }
}

async function describe(path: string): Promise<PaperFile | undefined> {
  const kind = KINDS.find(([pattern]) => pattern.test(path))?.[1];
  const stats = await stat(path);
  if (!kind || !stats.isFile()) return undefined;
  const modifiedAt = Math.floor(stats.mtimeMs);
  return { path, name: basename(path), kind, modifiedAt, size: stats.size };
}

/** The lines of a file, unpacked; in a stream, so that millions of them need no memory. */
export function readLines(file: PaperFile): AsyncIterable<string> {
  return createInterface({ input: open(file), crlfDelay: Number.POSITIVE_INFINITY });
}

/** The text of a file, unpacked. */
export async function readText(file: PaperFile): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of open(file)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function open({ path }: PaperFile): Readable {
  const bytes = createReadStream(path);
  if (!path.endsWith('.gz')) return bytes;
  const unpacked = createGunzip();
  // A stream that breaks must break its reader too, or the reader waits for ever.
  bytes.on('error', (error) => unpacked.destroy(error));
  return bytes.pipe(unpacked);
}
