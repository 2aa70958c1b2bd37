import type { Chapter } from '../page/exhibit.ts';
import type { Html } from '../page/html.ts';
import type { ill } from '../terminal/ill.ts';
import type { well } from '../terminal/well.ts';
import { type Both, on } from './screens.ts';

type Well = Awaited<ReturnType<typeof well>>;
type Ill = Awaited<ReturnType<typeof ill>>;

const typed = (title: string, drawn: Html, caption: string) =>
  on('Terminal', title, drawn, caption);

/** What whoever installs Paperboy reads first. */
export const firstSteps = (
  { slack, discord }: Both,
  { start }: Well,
  { page, offline }: Ill,
): Chapter => ({
  title: 'First steps',
  about: 'From nothing to the first edition. Times in the log are UTC.',
  exhibits: [
    typed(
      'First start',
      start,
      'Without any token. The edition stands in the page a moment later.',
    ),
    typed('First start without network', offline, 'The bundled sample stands in.'),
    on(
      'Local page',
      'The page without network',
      page,
      'What the browser then shows. With network it is `docs/screenshot.png`.',
    ),
    typed(
      'Setup for Slack',
      slack.setUp,
      'With a wrong token first; tokens are not shown as they are typed.',
    ),
    typed('Setup for Discord', discord.setUp, 'With a wrong token and a wrong time first.'),
  ],
});

/** What the operator reads where all is well. */
export const commandLine = (seen: Well): Chapter => ({
  title: 'The command line',
  about: 'The operator’s tools, at a terminal.',
  exhibits: [
    typed('Its help', seen.help, 'All commands.'),
    typed(
      'Doctor',
      seen.doctor,
      'All is well, but for arXiv, which is out of order here, and the mode of `.env`.',
    ),
    typed('A preview', seen.preview, 'The next edition, and what is left out.'),
    typed('A backfill', seen.backfill, 'Past days for the library.'),
    typed('A replay', seen.replay, 'What a past day would have brought.'),
    typed('A backup', seen.backup, 'Also while Paperboy runs.'),
    typed('A backup that exists', seen.backupAgain, 'The same once more.'),
    typed('A restore', seen.restore, 'The backup in the database’s place.'),
    typed('A new index', seen.reindex, 'Search, built anew.'),
    typed('A mistyped command line', seen.mistyped, 'There is no such command.'),
  ],
});

/** What the operator reads where something is wrong. */
export const trouble = (seen: Ill): Chapter => ({
  title: 'Trouble on the computer',
  about: 'Where Paperboy can’t start, or a part of it can’t work.',
  exhibits: [
    typed(
      'A wrong Slack token',
      seen.wrongSlackToken,
      'The page works; Slack is told to be wrong.',
    ),
    typed('A wrong Discord token', seen.wrongDiscordToken, 'The same with Discord.'),
    typed('Doctor in trouble', seen.doctor, 'Wrong tokens, no network, a clock that is wrong.'),
    typed('Wrong values', seen.wrongValues, 'All at once, and no secret among them.'),
    typed('Wrong settings', seen.wrongSettings, 'A settings file full of mistakes.'),
    typed('No settings file', seen.noSettings, '`PAPERBOY_CONFIG` names a file that is not there.'),
    typed('A port in use', seen.portInUse, 'Another program has it.'),
    typed('A database in use', seen.databaseInUse, 'A second Paperboy in the same folder.'),
  ],
});
