import { actions, link, message, plain, text } from '../core/message/build.ts';
import { paperLinks } from '../core/paper/identity.ts';
import { toAction } from './answers/actions.ts';
import { PAPER, resolvePaper } from './answers/resolve-paper.ts';
import { type Answer, defineCommand } from './define.ts';

/** Private: what people keep is their own. */
export const save = defineCommand({
  name: 'save',
  summary: 'Keep a paper on your own list',
  visibility: 'private',
  options: [PAPER],
  examples: ['save 2401.01234'],

  async run({ paper: named }, context): Promise<Answer> {
    const { saved, asker, clock } = context;
    const { paper } = await resolvePaper(named, context);
    const isNew = await saved.save(asker.person, paper.id, clock.now());
    return {
      message: message(
        text(
          plain(isNew ? 'Saved: ' : 'It was on your list before: '),
          link(paper.title, paperLinks(paper.id).abstract),
        ),
        actions({ label: 'Show my list', action: toAction('saved') }),
      ),
    };
  },
});
