import type { Row } from './compare-engines.ts';

const HEADINGS = ['nDCG@10', 'R@100', 'MRR', 'p50 ms', 'p95 ms', 'index s', 'MB', 'memory MB'];

/** A line for each engine, and how the first compares with the second. */
export function tabulate(name: string, rows: readonly Row[]): readonly string[] {
  const [own, peer] = rows;
  return [
    line(name, HEADINGS),
    ...rows.map((row) => line(`  ${row.engine}`, cells(row))),
    ...(own && peer ? [line('  ratio to FTS5', ratios(own, peer))] : []),
  ];
}

const line = (name: string, cells: readonly string[]): string =>
  name.padEnd(18) + cells.map((cell) => cell.padStart(11)).join('');

const cells = (row: Row): readonly string[] => [
  ...[row.ndcg, row.recall, row.mrr].map((value) => value.toFixed(4)),
  ...[row.p50, row.p95, row.indexSeconds].map((value) => value.toFixed(2)),
  row.megabytes?.toFixed(1) ?? '-',
  row.memory.toFixed(0),
];

const ratios = (own: Row, peer: Row): readonly string[] => [
  ...[own.ndcg / peer.ndcg, own.recall / peer.recall, own.mrr / peer.mrr].map(three),
  ...[own.p50 / peer.p50, own.p95 / peer.p95, own.indexSeconds / peer.indexSeconds].map(three),
  three((own.megabytes ?? 0) / (peer.megabytes ?? 1)),
];

const three = (value: number): string => value.toFixed(3);
