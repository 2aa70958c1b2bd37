import type { Query } from './library-queries.ts';
import type { PeerSearch } from './peer-search.ts';

/** One search: milliseconds by the page, and by the peer. */
export interface Timed extends Query {
  readonly page: number;
  readonly peer: number;
  /** Nothing was found here, so that the answer also waited for the source. */
  readonly askedSource: boolean;
}

const ALLOWED_MS = 10_000;

/** Each query by the page and by the peer in turn; both have searched before. */
export async function timeSearches(
  url: string,
  queries: readonly Query[],
  peer: PeerSearch,
): Promise<readonly Timed[]> {
  for (const { text } of queries.slice(0, 5)) {
    await searchByPage(url, `warm ${text}`);
    peer.measure(`warm ${text}`);
  }
  const timed: Timed[] = [];
  for (const query of queries) {
    const startedAt = performance.now();
    const answer = await searchByPage(url, query.text);
    const page = performance.now() - startedAt;
    const askedSource = answer.includes('could not be asked');
    timed.push({ ...query, page, peer: peer.measure(query.text), askedSource });
  }
  return timed;
}

async function searchByPage(url: string, text: string): Promise<string> {
  const response = await fetch(`${url}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ text: `search ${text}` }),
    signal: AbortSignal.timeout(ALLOWED_MS),
  });
  const answer = await response.text();
  if (response.status === 200) return answer;
  throw new Error(`search ${text.slice(0, 60)}: ${response.status} ${answer.slice(0, 200)}`);
}

const COLUMNS = ['page p50', 'p95', 'max', 'FTS5 p50', 'p95', 'max', 'ratio of p50'];

/** A line for each kind of query and one for all; milliseconds. */
export function tabulate(timed: readonly Timed[]): readonly string[] {
  const here = timed.filter(({ askedSource }) => !askedSource);
  const kinds = [...new Set(here.map(({ kind }) => kind))];
  const away = timed.filter(({ askedSource }) => askedSource).map(({ page }) => page);
  return [
    row('', ['searches', ...COLUMNS]),
    ...kinds.map((kind) =>
      toRow(
        kind,
        here.filter((one) => one.kind === kind),
      ),
    ),
    toRow('all', here),
    `  ${away.length} others found nothing here and asked the source, which is not there: ` +
      `p50 ${quantile(away, 0.5).toFixed(1)}, max ${quantile(away, 1).toFixed(1)}`,
  ];
}

function toRow(kind: string, timed: readonly Timed[]): string {
  const page = timed.map((one) => one.page);
  const peer = timed.map((one) => one.peer);
  const figures = [page, peer].flatMap((ms) => [0.5, 0.95, 1].map((part) => quantile(ms, part)));
  const ratio = quantile(page, 0.5) / quantile(peer, 0.5);
  return row(kind, [String(timed.length), ...figures.map((ms) => ms.toFixed(2)), ratio.toFixed(1)]);
}

const row = (kind: string, cells: readonly string[]): string =>
  `  ${kind.padEnd(20)}${cells.map((cell) => cell.padStart(13)).join('')}`;

/** The smallest value that at least this part of the values does not exceed. */
function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}
