import { LOCAL_CHANNEL, VISITOR } from '../../../src/adapters/local/identity.ts';
import type { Handlers } from '../../../src/core/ports/chat-platform.ts';
import { type ChatDriver, describeChatPlatform } from '../../contract/chat-platform.ts';
import { asPage, createLocalPage } from '../../support/local-page.ts';
import { temporaryStorage } from '../../support/temporary-storage.ts';

/** A message on the page: a parent, or a reply of the parent before it. */
interface Piece {
  readonly id: string;
  readonly thread?: string;
  readonly html: string;
}

function readPieces(page: string): readonly Piece[] {
  let parent = '';
  const pieces: Piece[] = [];
  for (const html of page.split(/(?=<article class="post|<li class="reply")/).slice(1)) {
    const id = /id="m-([^"]+)"/.exec(html)?.[1] ?? '';
    const isReply = html.startsWith('<li');
    if (!isReply) parent = id;
    pieces.push({ id, html, ...(isReply && { thread: parent }) });
  }
  return pieces;
}

const readText = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ');

function readAction(html: string, label: string): unknown {
  const button = [...html.matchAll(/<button[^>]* data-action="([^"]*)"[^>]*>([^<]*)</g)];
  const data = button.find(([, , text]) => text === label)?.[1] ?? '';
  return JSON.parse(data.replaceAll('&quot;', '"'));
}

/** The page as a browser talks to it, over a real database. */
async function open(handlers: Handlers): Promise<ChatDriver> {
  const { localChannel } = await temporaryStorage();
  const { platform, routes } = await createLocalPage({ store: localChannel });
  await platform.start(handlers);
  const page = asPage(routes);

  const pieces = async () => readPieces(await (await page.get('/')).text());
  const texts = async (thread?: string) =>
    (await pieces()).filter((piece) => piece.thread === thread).map(({ html }) => readText(html));

  async function send(path: string, body: unknown): Promise<string> {
    const answer = await page.post(path, body);
    if (!answer.ok) throw new Error(await answer.text());
    return answer.text();
  }
  async function ask(path: string, body: unknown): Promise<string> {
    const { html } = JSON.parse(await send(path, body)) as { html: string };
    return readText(html);
  }
  const react = async (message: string, emoji: string, on: boolean) =>
    void (await send('/reactions', { message, emoji, on }));

  return {
    platform,
    channel: LOCAL_CHANNEL,
    missing: { channel: { ...LOCAL_CHANNEL, id: 'other' }, message: 'nothing', thread: 'nothing' },
    manager: {
      person: VISITOR,
      react: (message, emoji) => react(message, emoji, true),
      unreact: (message, emoji) => react(message, emoji, false),
      command: (text) => ask('/commands', { text }),
      async press(message, label) {
        const piece = (await pieces()).find(({ id }) => id === message);
        return ask('/actions', { action: readAction(piece?.html ?? '', label) });
      },
      reads: async () => (await texts()).join('\n'),
    },
    now: Date.now,
    texts,
    close: platform.stop,
  };
}

describeChatPlatform('the local page', open, {
  member: 'the page knows no accounts, everybody is its one visitor',
  takePermission: 'the page has no permissions',
});
