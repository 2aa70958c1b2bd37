import type { Command } from './define.ts';
import { createHelp } from './help.ts';
import { preview } from './preview.ts';
import { save } from './save.ts';
import { saved } from './saved.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { status } from './status.ts';
import { today } from './today.ts';
import { top } from './top.ts';
import { trending } from './trending.ts';

const answering: readonly Command[] = [
  ...[today, trending, search, show, top],
  ...[save, saved, preview, status],
];

export const help = createHelp(answering);

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [...answering, help];

export { search, show };
