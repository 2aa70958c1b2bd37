import type { Html } from '../page/html.ts';
import { without } from '../stage/database.ts';
import { FIRST_MORNING } from '../stage/moments.ts';
import type { Room, Who } from '../stage/room.ts';

/** What Ada asks, who manages the channel. */
const ASKED = {
  help: 'help',
  helpSearch: 'help search',
  today: 'today',
  trending: 'trending week limit:3',
  top: 'top',
  show: 'show 2608.17253',
  similar: 'similar 2608.17253 limit:3',
  search: 'search agents code:yes limit:3',
  corrected: 'search difusion limit:3',
  misread: 'search robots votes:many limit:2',
  nothing: 'search zebrafish cookery',
  filtered: 'search robots year:2019',
  save: 'save 2608.17253',
  saved: 'saved',
  preview: 'preview',
  subscriptions: 'subscriptions',
  mydata: 'mydata',
  badSettings: 'settings zone:Berlim topics:???',
  noSuchPaper: 'show 2608.99999',
  noSuchDay: 'today date:2026-02-31',
  postedAlready: 'post',
} as const;

/** What Bob asks, who only reads. */
const ASKED_BY_BOB = {
  notAllowed: 'settings time:8:30',
  nothingSaved: 'saved',
  forget: 'forget me',
} as const;

/** What Ada asks in the end, so that the days after bring a compact edition, and one on Sunday. */
const ASKED_LAST = {
  pause: 'pause 2w',
  resume: 'resume',
  unsubscribe: 'unsubscribe',
  subscribe: 'subscribe 9am Berlin daily layout:compact count:4',
} as const;

/** The day on which Paperboy comes: its first edition is in the channel at nine. */
export async function firstDay(room: Room) {
  const setUp = await room.setUp();
  const welcome = room.welcome();
  await room.start(FIRST_MORNING);
  await room.edition();
  await room.thread(5);
  await room.sources.atRest();
  return {
    setUp,
    welcome,
    ...(await votes(room)),
    ...(await askAll(room, 'ada', ASKED)),
    ...(await askAll(room, 'bob', ASKED_BY_BOB)),
    status: await room.statusAtRest(),
    bug: await without({ file: room.database, table: 'saved' }, () => room.ask('saved')),
    settings: await room.settings(),
    found: await room.find('Has anybody read https://arxiv.org/abs/2608.16157 yet?'),
    foundNothing: await room.find('Lunch at noon?'),
    cannotPost: await room.subscribeElsewhere(),
    ...(await askAll(room, 'ada', ASKED_LAST)),
  };
}

/** Ada votes by the button, Bob by a reaction; then Bob takes votes back. */
async function votes(room: Room) {
  const voted = await room.vote(0, 'ada');
  room.react(0, 'bob', '👍');
  room.react(0, 'ada', '🔥');
  await room.vote(1, 'bob');
  await room.voted(0, 2);
  await room.voted(1, 1);
  const thread = await room.thread(5);
  const takenBack = await room.vote(1, 'bob');
  const reactionStands = await room.vote(0, 'bob').then(() => room.vote(0, 'bob'));
  return { voted, thread, takenBack, reactionStands };
}

async function askAll<Name extends string>(
  room: Room,
  who: Who,
  lines: Readonly<Record<Name, string>>,
): Promise<Readonly<Record<Name, Html>>> {
  const answers: Partial<Record<Name, Html>> = {};
  for (const [name, line] of Object.entries(lines) as [Name, string][]) {
    answers[name] = await room.ask(line, who);
  }
  return answers as Readonly<Record<Name, Html>>;
}
