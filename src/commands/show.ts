import { message } from '../core/message/build.ts';
import { paperPage } from './answers/paper-page.ts';
import { PAPER } from './answers/resolve-paper.ts';
import { type Answer, defineCommand } from './define.ts';

/** Private: one person reads it; the channel may have it in an edition already. */
export const show = defineCommand({
  name: 'show',
  summary: 'One paper in full, with its abstract and your team’s votes',
  visibility: 'private',
  shareable: true,
  options: [PAPER],
  examples: ['show 2401.01234', 'show https://arxiv.org/abs/2401.01234'],

  async run({ paper: named }, context): Promise<Answer> {
    return { message: message(...(await paperPage(named, context))) };
  },
});
