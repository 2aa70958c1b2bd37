import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../../core/errors.ts';
import { isSnapshotLine } from './snapshot-line.ts';

/**
 * A file of papers: lines of JSON, one day's answer of the daily papers API, or the lines of arXiv's
 * metadata snapshot.
 */
export interface PaperFile {
  readonly path: string;
  /** Below the folder that was given. */
  readonly name: string;
  readonly kind: 'lines' | 'day' | 'snapshot';
  /** Epoch milliseconds of its last change. */
  readonly modifiedAt: number;
  /** Bytes. */
  readonly size: number;
}

const KINDS: readonly (readonly [RegExp, PaperFile['kind']])[] = [
  [/\.(?:jsonl|ndjson)(?:\.gz)?$/i, 'lines'],
  [/\.json(?:\.gz)?$/i, 'day'],
];

/** Unpacked bytes in which the first line of any paper ends. */
const FIRST_LINE = 256 * 1024;

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
      'API, or arXiv’s metadata snapshot), .jsonl or .ndjson (a paper a line), each as it is or gzipped ' +
      '(.gz).',
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
    throw new UserError(
      `${path} can't be read: ${(error as Error).message}. ` +
        'Check the path, and that this user may read what is there.',
      { cause: error },
    );
  }
}

async function describe(path: string, name: string): Promise<PaperFile | undefined> {
  const named = KINDS.find(([pattern]) => pattern.test(path))?.[1];
  if (!named) return undefined;
  const { mtimeMs, size } = await stat(path);
  const kind = await kindOf(path, named);
  return { path, name, kind, modifiedAt: Math.floor(mtimeMs), size };
}

/** arXiv's snapshot is lines of JSON under the name of one JSON: its first line tells. */
async function kindOf(path: string, named: PaperFile['kind']): Promise<PaperFile['kind']> {
  const line = await firstLine(path);
  try {
    return isSnapshotLine(JSON.parse(line)) ? 'snapshot' : named;
  } catch {
    return named;
  }
}

/** As much of it as is looked at; nothing of a file that can't be read, which is told later. */
async function firstLine(path: string): Promise<string> {
  let text = '';
  try {
    for await (const chunk of open({ path })) {
      text += (chunk as Buffer).toString('utf8');
      if (text.includes('\n') || text.length > FIRST_LINE) break;
    }
  } catch {
    return '';
  }
  return text.trimStart().split('\n', 1)[0] ?? '';
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

function open({ path }: Pick<PaperFile, 'path'>): Readable {
  const bytes = createReadStream(path);
  if (!path.endsWith('.gz')) return bytes;
  const unpacked = createGunzip();
  // A stream that breaks must break its reader too, or the reader waits for ever.
  bytes.on('error', (error) => unpacked.destroy(error));
  return bytes.pipe(unpacked);
}
