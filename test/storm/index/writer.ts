/**
 * Puts papers and has them indexed and merged, one batch after another, until it is killed.
 * Usage: node --import tsx writer.ts FILE FIRST_TURN
 */
import { openSqlite } from '../../../src/storage/sqlite/open.ts';
import { batchOf } from './library.ts';

const [file = '', first = '0'] = process.argv.slice(2);
const storage = await openSqlite({ file, holder: `process ${process.pid}`, now: 0 });
for (let turn = Number(first); ; turn += 1) {
  const upkeep = storage.searchUpkeep.tend();
  await storage.papers.put('storm', batchOf(turn), turn);
  // Whoever reads this line may rely on the batch.
  process.stdout.write(`${turn}\n`);
  await upkeep;
}
