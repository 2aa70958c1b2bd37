import { until } from '../../support/program.ts';
import type { InteractionHandle } from '../../support/slack/interactions/handle.ts';
import type { Message } from '../../support/slack/world/model.ts';
import { buttonOf, readSlack, startWorkspace } from '../../support/slack-bot.ts';
import { AS_IN_MANIFEST } from '../../support/slack-team.ts';
import type { Html } from '../page/html.ts';
import { openHome } from '../stage/home.ts';
import { ARRIVAL, createClock, ZONE } from '../stage/moments.ts';
import type { Neutral } from '../stage/neutral.ts';
import { lastOf, type Room, UNDER_WAY, type Who } from '../stage/room.ts';
import { drawMessage, drawThread } from './draw/message.ts';
import { drawHome, drawModal } from './draw/view.ts';
import { setUpSlack } from './set-up.ts';

const NAMES = { '👍': '+1', '🔥': 'fire' } as const;

export interface SlackRoom extends Room {
  /** Bob's page of the app. */
  home(): Promise<Html>;
  /** What Bob says, with what Paperboy shows under its link. */
  link(said: string): Promise<Html>;
}

/** Slack's stand-in, held to the app's manifest, and the real program. */
export async function openSlackRoom(neutral: Neutral): Promise<SlackRoom> {
  const clock = createClock(ARRIVAL);
  const workspace = await startWorkspace({ ...AS_IN_MANIFEST, now: clock.now });
  const { slack, world, channel } = workspace;
  neutral.replace(slack.apiUrl, 'https://slack.com/api/');
  const home = await openHome({ values: { SLACK_API_URL: slack.apiUrl }, clock, neutral });
  const userOf = (who: Who) => workspace[who].id;

  const guide = {
    zone: ZONE,
    now: clock.now,
    personName: (id: string) => world.users.get(id)?.realName ?? id,
    channelName: (id: string) => world.channels.get(id)?.name ?? id,
  };
  const draw = (message: Message) => drawMessage(message, guide);
  const answer = async (handle: InteractionHandle) => draw(await handle.message());
  const command = (text: string, who: Who = 'ada', place = channel.id) =>
    slack.people.command({ user: userOf(who), channel: place, text });

  const parents = () =>
    world
      .messages(channel.id)
      .filter(
        ({ metadata, threadTs }) =>
          metadata?.event_type === 'paperboy_delivery' && threadTs === undefined,
      );
  const papers = () => {
    const parent = parents().at(-1);
    return parent ? world.thread(channel.id, parent.ts) : [];
  };
  /** How many editions there were when it was started. */
  let before = 0;
  function paper(index: number): Message {
    const found = papers()[index];
    if (!found) throw new Error(`there is no paper ${index}`);
    return found;
  }

  return {
    place: 'Slack',
    sources: home.sources,
    database: home.folder.database,
    setUp: () => setUpSlack({ slack, channel, folder: home.folder.path }),
    async start(moment) {
      before = parents().length;
      const hellos = slack.socket.connected;
      await home.start(moment);
      await until(() => slack.socket.connected > hellos);
    },
    ask: (line, who) => answer(command(line, who)),
    async statusAtRest() {
      const message = await until(async () => {
        const shown = await command('status').message();
        return !UNDER_WAY.test(readSlack(shown)) && shown;
      });
      return draw(message);
    },
    settings: async () => drawModal((await command('settings').modal()).payload, guide),
    welcome: () => draw(lastOf(world.messages(channel.id))),
    edition: async () => draw(await until(() => parents()[before])),
    async thread(count) {
      const parent = await until(() => papers().length === count && parents().at(-1));
      return drawThread(parent, papers(), guide);
    },
    vote(index, who) {
      const message = paper(index);
      const actionId = buttonOf(message, 'Vote');
      return answer(slack.people.press({ user: userOf(who), message, actionId }));
    },
    react: (index, who, emoji) => slack.people.react(userOf(who), paper(index), NAMES[emoji]),
    async voted(index, votes) {
      await until(() => JSON.stringify(paper(index).blocks).includes(`Vote · ${votes}`));
      return draw(paper(index));
    },
    find(said) {
      const message = slack.people.say(userOf('bob'), channel.id, said);
      return answer(
        slack.people.shortcut({ user: userOf('bob'), message, callbackId: 'find_paper' }),
      );
    },
    async subscribeElsewhere() {
      const room = world.addChannel({ name: 'reading-group', creator: userOf('ada'), bot: false });
      const seen = await answer(command('subscribe', 'ada', room.id));
      await answer(command('unsubscribe', 'ada', room.id));
      return seen;
    },
    async shutOut(moment) {
      await home.start(moment);
      world.kickBot(channel.id);
      const told = await until(() => {
        const direct = world.directMessages(userOf('ada'));
        return direct && world.messages(direct.id).at(-1);
      });
      return draw(told);
    },
    async home() {
      slack.people.openHome(userOf('bob'));
      const page = await until(() => world.home(userOf('bob')));
      return drawHome(page, guide);
    },
    async link(said) {
      const { ts } = slack.people.say(userOf('bob'), channel.id, said);
      const message = await until(() => {
        const found = world.message(channel.id, ts);
        return found && found.attachments.length > 0 && found;
      });
      return draw(message);
    },
    async close() {
      await home.close();
      await slack.close();
    },
  };
}
