import type { Chapter } from '../page/exhibit.ts';
import type { OwnOfSlack } from '../slack/own.ts';
import { type Both, on, onBoth } from './screens.ts';

/** What comes into a channel by itself. */
export const editions = (both: Both): Chapter => ({
  title: 'Editions',
  about:
    'What comes into a channel by itself. Everybody sees it; times are those of the reader’s own clock.',
  exhibits: [
    onBoth(both, 'Welcome', 'welcome', '`paperboy setup` has just subscribed the channel.'),
    onBoth(
      both,
      'The daily thread',
      'thread',
      'Friday, nine o’clock: five papers of Thursday’s list. Ada pressed Vote and Bob reacted to the first; Ada’s second reaction adds no vote. On Discord the first 👍 is Paperboy’s own, to be tapped, and counts for nothing.',
    ),
    onBoth(
      both,
      'Compact',
      'compact',
      'The same with `layout:compact` and `count:4`, a day later.',
    ),
    onBoth(
      both,
      'A quiet day',
      'quiet',
      'Sunday: nothing new is listed. `empty:nothing` leaves the line out.',
    ),
    onBoth(
      both,
      'arXiv stands in',
      'arxiv',
      'Hugging Face could not be read for two minutes after nine. (These papers are made up.)',
    ),
    onBoth(
      both,
      'No source at all',
      'failed',
      'Neither could be read until three in the afternoon.',
    ),
    onBoth(
      both,
      'Shut out',
      'shutOut',
      'On Slack the bot was removed from the channel; on Discord it lost a permission. Ada, who subscribed it, is told once, directly.',
    ),
  ],
});

/** What people ask for, with its answers. */
export const answers = (both: Both): Chapter => ({
  title: 'Answers',
  about: 'What `/papers` answers. What is only visible to one person says so.',
  exhibits: [
    onBoth(both, 'A vote', 'voted', 'Ada pressed Vote under the first paper.'),
    onBoth(both, 'A vote taken back', 'takenBack', 'Bob pressed Vote once more.'),
    onBoth(
      both,
      'A vote that stands',
      'reactionStands',
      'Bob pressed Vote twice under the paper that he reacted to: his reaction still counts.',
    ),
    onBoth(both, 'Today', 'today', '`/papers today`'),
    onBoth(both, 'Trending', 'trending', '`/papers trending week limit:3`'),
    onBoth(both, 'Top', 'top', '`/papers top`, which everybody sees'),
    onBoth(both, 'One paper', 'show', '`/papers show 2608.17253`'),
    onBoth(both, 'Similar papers', 'similar', '`/papers similar 2608.17253 limit:3`'),
    onBoth(both, 'Search', 'search', '`/papers search agents code:yes limit:3`'),
    onBoth(both, 'Search, corrected', 'corrected', '`/papers search difusion limit:3`'),
    onBoth(
      both,
      'Search, a filter misread',
      'misread',
      '`/papers search robots votes:many limit:2`',
    ),
    onBoth(both, 'Search, nothing found', 'nothing', '`/papers search zebrafish cookery`'),
    onBoth(both, 'Search, too narrow', 'filtered', '`/papers search robots year:2019`'),
    onBoth(
      both,
      'Search without the network',
      'notAsked',
      '`/papers search retrosynthesis` while Hugging Face can’t be read',
    ),
    onBoth(both, 'Save', 'save', '`/papers save 2608.17253`'),
    onBoth(both, 'Saved', 'saved', '`/papers saved`'),
    onBoth(both, 'Find this paper', 'found', 'In the menu of a message that links to arXiv.'),
    onBoth(both, 'Preview', 'preview', '`/papers preview`'),
    onBoth(both, 'Status', 'status', '`/papers status`'),
    onBoth(both, 'Help', 'help', '`/papers help`'),
    onBoth(both, 'Help for a command', 'helpSearch', '`/papers help search`'),
    onBoth(both, 'My data', 'mydata', '`/papers mydata`'),
    onBoth(both, 'Forget me', 'forget', 'Bob typed `/papers forget me`.'),
  ],
});

/** How a channel gets editions, and changes them. */
export const settings = (both: Both): Chapter => ({
  title: 'Settings of a channel',
  about: 'For those who may manage the channel.',
  exhibits: [
    onBoth(
      both,
      'Subscribe',
      'subscribe',
      '`/papers subscribe 9am Berlin daily layout:compact count:4`',
    ),
    onBoth(
      both,
      'Settings',
      'settings',
      '`/papers settings`: a form on Slack; on Discord a page, and the form behind “When…”',
    ),
    onBoth(both, 'Subscriptions', 'subscriptions', '`/papers subscriptions`'),
    onBoth(both, 'Pause', 'pause', '`/papers pause 2w`'),
    onBoth(both, 'Resume', 'resume', '`/papers resume`'),
    onBoth(both, 'Unsubscribe', 'unsubscribe', '`/papers unsubscribe`'),
    onBoth(both, 'Posted already', 'postedAlready', '`/papers post`, a second time that day'),
  ],
});

/** What people read when something is not as they wanted it. */
export const refusals = (both: Both): Chapter => ({
  title: 'Refusals and errors',
  about: 'What people read in the chat when it does not work. Only the person concerned sees it.',
  exhibits: [
    onBoth(both, 'Wrong values', 'badSettings', '`/papers settings zone:Berlim topics:???`'),
    onBoth(both, 'No such paper', 'noSuchPaper', '`/papers show 2608.99999`'),
    onBoth(both, 'No such day', 'noSuchDay', '`/papers today date:2026-02-31`'),
    onBoth(both, 'Not allowed', 'notAllowed', 'Bob typed `/papers settings time:8:30`.'),
    onBoth(both, 'Too many commands', 'tooMany', 'One more than a person may give in a minute.'),
    onBoth(both, 'Nothing saved', 'nothingSaved', 'Bob typed `/papers saved`.'),
    onBoth(both, 'No paper in a message', 'foundNothing', '“Find this paper” on “Lunch at noon?”'),
    onBoth(
      both,
      'A channel that can’t be posted in',
      'cannotPost',
      '`/papers subscribe` where the bot is no member (Slack), or lacks a permission (Discord)',
    ),
    onBoth(
      both,
      'Status with a problem',
      'trouble',
      '`/papers status` on the day without Hugging Face',
    ),
    onBoth(
      both,
      'A bug',
      'bug',
      'A table was taken out of the database before `/papers saved`. The log has the reason, under the same reference.',
    ),
  ],
});

export const slackAlone = ({ home, link, mistyped, wrongOption }: OwnOfSlack): Chapter => ({
  title: 'On Slack alone',
  about: 'Discord has no home page, and fills options in itself.',
  exhibits: [
    on('Slack', 'Home', home, 'Bob opened Paperboy’s page.'),
    on('Slack', 'A link', link, 'Bob posted a link to a paper; Paperboy shows what it is.'),
    on('Slack', 'A mistyped command', mistyped, '`/papers serch diffusion limit:3`'),
    on('Slack', 'A word that fits nowhere', wrongOption, '`/papers trending fortnight`'),
  ],
});
