import type { Html } from '../page/html.ts';
import { COMMANDS_PER_MINUTE } from '../stage/home.ts';
import { momentOf } from '../stage/moments.ts';
import type { Room } from '../stage/room.ts';

/** Days on which not everything is there. */
export async function daysAfter(room: Room) {
  await room.start(momentOf('2026-08-22T09:00:01'));
  const compact = await room.edition();
  const tooMany = await askTooMuch(room);
  await room.start(momentOf('2026-08-23T09:00:01'));
  const quiet = await room.edition();

  room.sources.answering('arxiv');
  await room.start(momentOf('2026-08-24T09:02:30'));
  const arxiv = await room.edition();
  const trouble = await room.statusAtRest();
  const notAsked = await room.ask('search retrosynthesis');

  room.sources.answering('nobody');
  await room.start(momentOf('2026-08-25T15:00:30'));
  const failed = await room.edition();

  room.sources.answering('huggingface');
  const shutOut = await room.shutOut(momentOf('2026-08-26T09:00:01'));
  return { compact, tooMany, quiet, arxiv, trouble, notAsked, failed, shutOut };
}

/** What Bob reads who gives one command too many within a minute. */
async function askTooMuch(room: Room): Promise<Html> {
  // Some come back while he types.
  for (let given = 0; given < 2 * COMMANDS_PER_MINUTE; given += 1) {
    const seen = await room.ask('help vote', 'bob');
    if (String(seen).includes('a lot at once')) return seen;
  }
  throw new Error('nothing was too much');
}
