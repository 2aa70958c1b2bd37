import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../../core/errors.ts';

/** A file of papers: lines of JSON, or one day's answer of the daily papers API. */
export interface PaperFile {
  readonly path: string;
  /** Below the folder that was given. */
  readonly name: string;
  readonly kind: 'lines' | 'day';
  /** Epoch milliseconds of its last change. */
  readonly modifiedAt: number;
  /** Bytes. */
  readonly size: number;
}

const KINDS: readonly (readonly [RegExp, PaperFile['kind']])[] = [
  [/\.(?:jsonl|ndjson)(?:\.gz)?$/i, 'lines'],
  [/\.json(?:\.gz)?$/i, 'day'],
];

/** What there is at a path: files of papers, and files that are none, by name. */
export interface Found {
  readonly files: readonly PaperFile[];
  readonly others: readonly string[];
}

/**
 * Looks through a file, or a folder with all that is in it, in the order of the names. Throws
 * UserError when there is no file of papers.
 */
export async function findPaperFiles(path: string): Promise<Found> {
  const files: PaperFile[] = [];
  const others: string[] = [];
  for (const name of await listNames(path)) {
    const file = await describe(name === '' ? path : join(path, name), name || basename(path));
    if (file) files.push(file);
    else others.push(name || basename(path));
  }
  if (files.length > 0) return { files, others };
  throw new UserError(
    `${path} holds no file of papers. Give a file or a folder of .json (a day of the daily papers ` +
      'API), .jsonl or .ndjson (a paper a line), each as it is or gzipped (.gz).',
  );
}

/** Names of files below a folder; one empty name for a path that is a file itself. */
async function listNames(path: string): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [''];
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return names.map((name) => relative(path, name)).toSorted();
  } catch (error) {
    throw new UserError(`${path} can't be read: ${(error as Error).message}.`, { cause: error });
  }
}

async function describe(path: string, name: string): Promise<PaperFile | undefined> {
  const kind = KINDS.find(([pattern]) => pattern.test(path))?.[1];
  if (!kind) return undefined;
  const { mtimeMs, size } = await stat(path);
  return { path, name, kind, modifiedAt: Math.floor(mtimeMs), size };
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
