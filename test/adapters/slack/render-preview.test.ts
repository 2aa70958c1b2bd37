import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderPreview } from '../../../src/adapters/slack/render/preview.ts';
import { footnote, link, message, plain } from '../../../src/core/message/build.ts';
import { hostileMessage } from '../../support/hostile-messages.ts';
import { aPaper } from '../../support/messages.ts';
import { validateUnfurls } from '../../support/slack/validation/unfurls.ts';

test('a link to a paper shows its title, authors, what it says, and what the team did with it', () => {
  const [paper, facts, ...others] = renderPreview(
    message(aPaper, footnote(plain('Posted here on '), link('Mon', 'https://slack.example/1'))),
  );
  expect(paper).toMatchObject({ type: 'section', text: { type: 'mrkdwn', verbatim: true } });
  const text = JSON.stringify(paper);
  expect(text).toContain(`*1. ${aPaper.title}*`);
  expect(text).toContain(aPaper.authors[0]);
  expect(text).toContain(aPaper.summary);
  expect(text).not.toContain('http');
  expect(JSON.stringify(facts)).toContain('Posted here on <https://slack.example/1|Mon>');
  expect(others).toEqual([]);
});

test('Slack takes the preview of any message, and nobody is called by it', () => {
  fc.assert(
    fc.property(hostileMessage, (content) => {
      const blocks = renderPreview(content);
      fc.pre(blocks.length > 0);
      expect(validateUnfurls({ 'https://arxiv.org/abs/2401.01234': { blocks } })).toBeUndefined();
      expect(JSON.stringify(blocks)).not.toMatch(/<[@!](?!date)/);
    }),
    { numRuns: 300 },
  );
});
