import { mean } from '../metrics.ts';
import { collectionFolders, readCollection } from './collections.ts';
import { ndcgAt10 } from './measures.ts';
import { openPaperboy } from './paperboy.ts';

/**
 * Papers similar to a paper: each query is a document (its title), and only documents that were
 * judged for it count, in Paperboy's order; those that it does not find come last.
 */
export async function similar(folder: string, print: (line: string) => void): Promise<void> {
  for (const one of collectionFolders(folder)) {
    const { name, documents, queries } = readCollection(one);
    const byTitle = new Map(documents.map(({ id, title }) => [title, id]));
    const asked = queries.flatMap((query) => {
      const id = byTitle.get(query.text);
      return id === undefined ? [] : [{ id, grades: query.grades }];
    });
    if (asked.length === 0) {
      print(`${name}: its queries are no documents`);
      continue;
    }
    const engine = await openPaperboy();
    await engine.add(documents);
    const scores: number[] = [];
    for (const { id, grades } of asked) {
      const found = await engine.similar(id, documents.length);
      const judged = found.filter((other) => grades.has(other));
      const rest = [...grades.keys()].filter((other) => other !== id && !judged.includes(other));
      scores.push(ndcgAt10([...judged, ...rest], withoutSelf(grades, id)));
    }
    await engine.close();
    print(
      `${name}: ${asked.length} papers, nDCG@10 over judged documents ${mean(scores).toFixed(4)}`,
    );
  }
}

const withoutSelf = (grades: ReadonlyMap<string, number>, id: string) =>
  new Map([...grades].filter(([other]) => other !== id));
