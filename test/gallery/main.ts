import { writeFileSync } from 'node:fs';
import { answers, editions, refusals, settings, slackAlone } from './chapters/chat.ts';
import { commandLine, firstSteps, trouble } from './chapters/computer.ts';
import { openDiscordRoom } from './discord/room.ts';
import { renderPage } from './page/page.ts';
import { takePicture } from './page/picture.ts';
import { ownOfSlack } from './slack/own.ts';
import { openSlackRoom } from './slack/room.ts';
import { createNeutral } from './stage/neutral.ts';
import { ill } from './terminal/ill.ts';
import { well } from './terminal/well.ts';
import { tour } from './tour/tour.ts';

/** Makes docs/look-and-feel.html, and where there is a browser its picture. */
const PAGE = 'docs/look-and-feel.html';
const PICTURE = 'docs/look-and-feel.png';

const say = (line: string) => process.stdout.write(`${line}\n`);

const neutral = createNeutral();
say('Slack …');
const slackRoom = await openSlackRoom(neutral);
const slack = await tour(slackRoom, () => ownOfSlack(slackRoom)).finally(slackRoom.close);
say('Discord …');
const discordRoom = await openDiscordRoom(neutral);
const discord = await tour(discordRoom, async () => ({})).finally(discordRoom.close);
say('The terminal …');
const [inOrder, outOfOrder] = [await well(neutral), await ill(neutral)];

const both = { slack, discord };
const page = await renderPage([
  firstSteps(both, inOrder, outOfOrder),
  ...[editions(both), answers(both), settings(both), refusals(both), slackAlone(slack)],
  ...[commandLine(inOrder), trouble(outOfOrder)],
]);
writeFileSync(PAGE, neutral.apply(String(page)));
say(`Made ${PAGE}.`);
say(await takePicture(PAGE, PICTURE));
