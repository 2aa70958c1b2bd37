import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { footnote, message, plain } from '../../../src/core/message/build.ts';
import type { Message } from '../../../src/core/message/model.ts';
import type { Asker } from '../../../src/core/ports/chat-platform.ts';
import { aPaper } from '../../support/messages.ts';
import type { Message as Shown } from '../../support/slack/world/model.ts';
import { MODES, readSlack } from '../../support/slack-bot.ts';
import { blocksOf, meet, spoken } from '../../support/slack-people.ts';
import { failOnStrays } from '../../support/strays.ts';

failOnStrays();

const PLANES = 'https://arxiv.org/abs/2401.01234';
const KITES = 'https://huggingface.co/papers/2401.05678?from=a&to=b';
const OTHER = 'https://www.alphaxiv.org/abs/2401.09999';

/** What stands under a message, by the link that it is about. */
const previewsOf = ({ attachments }: Shown) =>
  Object.fromEntries(attachments.map((one) => [one.from_url, readSlack(blocksOf(one))]));

/** A core that knows these papers. */
const knowing = (papers: Readonly<Record<string, Message>>) =>
  vi.fn(
    async (urls: readonly string[], _asker: Asker) =>
      new Map(urls.flatMap((url) => (papers[url] ? [[url, papers[url]] as const] : []))),
  );

describe.concurrent.each(MODES)('a link to a paper, over %s', (mode) => {
  test('shows under its message what the paper is', async (context) => {
    const shown = message(aPaper, footnote(plain('Posted here on Monday, 3 votes')));
    const links = knowing({ [PLANES]: shown });
    const here = await meet(context, { links }, { mode });
    const said = here.slack.people.say(here.ada.id, here.channel.id, `Read ${PLANES}, all of you.`);
    await here.comes(() => Object.keys(previewsOf(said))).toEqual([PLANES]);
    expect(previewsOf(said)[PLANES]).toContain(aPaper.title);
    expect(previewsOf(said)[PLANES]).toContain('Posted here on Monday, 3 votes');
    expect(links).toHaveBeenCalledExactlyOnceWith([PLANES], here.asker(here.ada));
    expect(here.publicly()).toHaveLength(1);
  });

  test('is left alone beside those that the core knows, which show their own each', async (context) => {
    const links = knowing({ [PLANES]: spoken('Paper Planes'), [KITES]: spoken('Paper Kites') });
    const here = await meet(context, { links }, { mode });
    const line = `${KITES} and ${OTHER} and ${PLANES}`;
    const said = here.slack.people.say(here.bob.id, here.channel.id, line);
    await here
      .comes(() => previewsOf(said))
      .toEqual({
        [PLANES]: 'Paper Planes',
        [KITES]: 'Paper Kites',
      });
    expect(links).toHaveBeenCalledExactlyOnceWith([KITES, OTHER, PLANES], here.asker(here.bob));
  });
});

describe.concurrent('a link', () => {
  const links = () => knowing({ [PLANES]: spoken('Paper Planes') });

  test('shows its paper in a thread, and in a channel that Paperboy is not in', async (context) => {
    const known = links();
    const here = await meet(context, { links: known });
    const { people } = here.slack;
    const { id } = here.world.addChannel({ members: [here.ada.id], bot: false });
    const parent = people.say(here.ada.id, id, 'Anything to read?');
    const reply = people.say(here.ada.id, id, PLANES, { threadTs: parent.ts });
    await here.comes(() => previewsOf(reply)).toEqual({ [PLANES]: 'Paper Planes' });
    expect(known).toHaveBeenCalledExactlyOnceWith([PLANES], here.asker(here.ada, id));
  });

  test('of which the core shows nothing is left alone', async (context) => {
    const here = await meet(context, { links: links() });
    here.slack.people.say(here.ada.id, here.channel.id, OTHER);
    const said = here.slack.people.say(here.ada.id, here.channel.id, PLANES);
    await here.comes(() => previewsOf(said)).toEqual({ [PLANES]: 'Paper Planes' });
    expect(here.calls('chat.unfurl').map(({ args }) => args.ts)).toEqual([said.ts]);
  });

  test('in a message that nobody has sent yet is left alone', async (context) => {
    const known = links();
    const here = await meet(context, { links: known });
    const composed = here.slack.people.compose(here.ada.id, here.channel.id, PLANES);
    const said = here.slack.people.say(here.ada.id, here.channel.id, PLANES);
    await here.comes(() => previewsOf(said)).toEqual({ [PLANES]: 'Paper Planes' });
    expect(composed.unfurls).toEqual({});
    expect(known).toHaveBeenCalledOnce();
  });

  test('that is told twice shows its paper once', async (context) => {
    const known = links();
    const here = await meet(context, { links: known });
    here.slack.delivery.duplicateNext();
    const said = here.slack.people.say(here.ada.id, here.channel.id, PLANES);
    await here.comes(() => previewsOf(said)).toEqual({ [PLANES]: 'Paper Planes' });
    await here.comes(() => here.slack.delivery.pending).toBe(0);
    expect(known).toHaveBeenCalledOnce();
  });

  test.for([
    ['refuses', { kind: 'refuse', status: 200, body: { ok: false, error: 'cannot_unfurl_url' } }],
    ['is rate limited for', { kind: 'refuse', status: 429, headers: { 'retry-after': '30' } }],
    ['breaks off over', { kind: 'drop' }],
  ] as const)(
    'that Slack %s is logged only; the next one is shown',
    async ([, effect], context) => {
      const here = await meet(context, { links: links() });
      here.slack.addFault({ method: 'chat.unfurl', times: 1, effect });
      const say = () => here.slack.people.say(here.ada.id, here.channel.id, PLANES);
      const failed = say();
      await here.comes(here.trouble).toEqual(['not shown']);
      const said = say();
      await here.comes(() => previewsOf(said)).toEqual({ [PLANES]: 'Paper Planes' });
      expect([failed.attachments, here.trouble()]).toEqual([[], ['not shown']]);
      expect([here.publicly().length, here.privately()]).toEqual([2, []]);
    },
  );

  test('over which the core fails is logged only, without anybody’s words', async (context) => {
    const here = await meet(context, { links: () => Promise.reject(new Error('a bug')) });
    here.slack.people.say(here.ada.id, here.channel.id, `my secret idea: ${PLANES}`);
    await here.comes(here.trouble).toEqual(['not shown']);
    expect(inspect(here.log, { depth: 20 })).toContain('a bug');
    expect(inspect(here.log, { depth: 20 })).not.toContain('secret');
    expect(here.calls('chat.unfurl')).toEqual([]);
  });
});
