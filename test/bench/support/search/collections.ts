import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface Document {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly authors?: readonly string[];
}

export interface JudgedQuery {
  readonly id: string;
  readonly text: string;
  /** By document: 0 for what does not fit. */
  readonly grades: ReadonlyMap<string, number>;
}

export interface Collection {
  readonly name: string;
  readonly documents: readonly Document[];
  /** Only those for which something fits. */
  readonly queries: readonly JudgedQuery[];
}

/** The folders within a folder (or the folder itself) that hold a collection. */
export function collectionFolders(folder: string): readonly string[] {
  const isCollection = (one: string) => existsSync(join(one, 'qrels.tsv'));
  if (isCollection(folder)) return [folder];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter(isCollection);
}

export function readCollection(folder: string): Collection {
  const grades = readGrades(join(folder, 'qrels.tsv'));
  const documents = readLines(join(folder, 'docs.jsonl')).map(({ id, title, text }) => ({
    id: String(id),
    title: String(title ?? ''),
    text: String(text ?? ''),
  }));
  const queries = readLines(join(folder, 'queries.jsonl')).map(({ id, text }) => ({
    id: String(id),
    text: String(text),
    grades: grades.get(String(id)) ?? new Map(),
  }));
  return {
    name: basename(folder),
    documents,
    queries: queries.filter(({ grades: own }) => [...own.values()].some((grade) => grade > 0)),
  };
}

const readLines = (file: string): readonly Readonly<Record<string, unknown>>[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

function readGrades(file: string): ReadonlyMap<string, Map<string, number>> {
  const grades = new Map<string, Map<string, number>>();
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const [query = '', document = '', grade = ''] = line.split('\t');
    // A heading is no judgement.
    if (Number.isNaN(Number.parseFloat(grade))) continue;
    const own = grades.get(query) ?? new Map<string, number>();
    grades.set(query, own.set(document, Number.parseFloat(grade)));
  }
  return grades;
}
