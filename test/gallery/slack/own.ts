import type { SlackRoom } from './room.ts';

/** What there is on Slack alone, after the first day. */
export const ownOfSlack = async (room: SlackRoom) => ({
  home: await room.home(),
  link: await room.link('Worth a look: https://arxiv.org/abs/2608.17271'),
  mistyped: await room.ask('serch diffusion limit:3'),
  wrongOption: await room.ask('trending fortnight'),
});

export type OwnOfSlack = Awaited<ReturnType<typeof ownOfSlack>>;
