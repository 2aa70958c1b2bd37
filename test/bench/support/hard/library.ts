import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { BenchPaper } from './queries.ts';

/** Papers among which the queries' own must be found: whatever lies beside the file. */
export function papersBeside(file: string): readonly BenchPaper[] {
  const folder = dirname(file);
  return [
    ...collectionsIn(folder).flatMap((name) =>
      read(join(folder, name, 'docs.jsonl')).map((line) => toPaper(line, `${name}-`)),
    ),
    ...[folder, join(dirname(folder), 'huggingface')]
      .map((one) => join(one, 'corpus.jsonl.gz'))
      .filter((corpus) => existsSync(corpus))
      .flatMap((corpus) => read(corpus).map((line) => toPaper(line, ''))),
  ];
}

const collectionsIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => existsSync(join(folder, name, 'docs.jsonl')));

type Line = Readonly<Record<string, unknown>>;

function read(file: string): readonly Line[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

const toPaper = ({ id, title, text, summary, authors }: Line, prefix: string): BenchPaper => ({
  id: `${prefix}${id}`,
  title: String(title ?? ''),
  abstract: String(text ?? summary ?? ''),
  authors: Array.isArray(authors) ? authors.map(String) : [],
});
