import type { SlackServer } from '../../support/slack/server.ts';
import type { Channel } from '../../support/slack/world/model.ts';
import type { Html } from '../page/html.ts';
import { ARRIVAL } from '../stage/moments.ts';
import { transcript } from '../terminal/transcript.ts';

interface SetUp {
  readonly slack: SlackServer;
  readonly channel: Channel;
  readonly folder: string;
}

/** `paperboy setup` for Slack, with a wrong token at first. */
export function setUpSlack({ slack, channel, folder }: SetUp): Promise<Html> {
  const link = `https://team.slack.com/archives/${channel.id}`;
  const hidden = { seen: '' };
  const turns = [
    { question: /Where does your team talk/, typed: 'slack' },
    { question: /Bot token:/, typed: 'xoxb-1-made-up', ...hidden },
    { question: /Bot token:/, typed: slack.botToken, ...hidden },
    { question: /App-level token:/, typed: slack.appToken, ...hidden },
    { question: /First channel/, typed: link },
    { question: /Time of day/, typed: '' },
    { question: /Time zone/, typed: '' },
    { question: /Topics/, typed: '' },
    { question: /Go on\?/, typed: '' },
  ];
  return transcript(['setup'], turns, { folder, moment: ARRIVAL });
}
