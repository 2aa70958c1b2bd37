import { change } from './change.ts';
import type { Command } from './define.ts';
import { forget } from './forget.ts';
import { forgetme } from './forgetme.ts';
import { createHelp } from './help.ts';
import { mydata } from './mydata.ts';
import { pause } from './pause.ts';
import { post } from './post.ts';
import { preview } from './preview.ts';
import { resume } from './resume.ts';
import { save } from './save.ts';
import { saved } from './saved.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { show } from './show.ts';
import { similar } from './similar.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { today } from './today.ts';
import { top } from './top.ts';
import { trending } from './trending.ts';
import { unsubscribe } from './unsubscribe.ts';
import { vote } from './vote.ts';

const answering: readonly Command[] = [
  ...[today, trending, search, show, similar, vote, top, save, saved],
  ...[subscribe, settings, pause, resume, unsubscribe, subscriptions],
  ...[post, preview, status],
  ...[mydata, forget],
];

export const help = createHelp(answering);

/** What people type, in the order in which help lists it. */
export const typedCommands: readonly Command[] = [...answering, help];

/** Every command, with those that only buttons lead to. */
export const commands: readonly Command[] = [...typedCommands, change, forgetme];

export { search, show };
