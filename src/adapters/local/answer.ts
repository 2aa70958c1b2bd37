import { randomUUID } from 'node:crypto';
import { code, footnote, plain } from '../../core/message/build.ts';
import type { Action, Block, Message } from '../../core/message/model.ts';
import type { MessageReply } from '../../core/message/reply.ts';
import type { LocalMessage } from '../../core/ports/stores/local-channel.ts';

/** Shared answers stand in the channel beside the editions; their keys tell them apart. */
const PREFIX = 'answer:';
const SHOW_MORE = 'Show more';

export const answerKey = (): string => `${PREFIX}${randomUUID()}`;

export const isAnswer = ({ key }: Pick<LocalMessage, 'key'>): boolean => key.startsWith(PREFIX);

/** What led to an answer: a command that was used, or an answer that was shared. */
export interface Cause {
  readonly verb: 'used' | 'shared';
  /** As a person would type it. */
  readonly command: string;
}

/** A shared answer as the channel keeps it: what was asked, the answer, and how to see more. */
export const toAnswer = ({ message, more }: MessageReply, { verb, command }: Cause): Message => ({
  version: 1,
  blocks: [
    footnote(plain(`You ${verb} `), code(command)),
    ...message.blocks,
    ...(more ? [moreBlock(more)] : []),
  ],
});

/** The answer with what comes next in place of its "show more". */
export function extendAnswer(answer: LocalMessage, { message, more }: MessageReply): Message {
  const blocks = [...splitMore(answer).content.blocks, ...message.blocks];
  return { version: 1, blocks: more ? [...blocks, moreBlock(more)] : blocks };
}

export function splitMore(message: LocalMessage): { content: Message; more?: Action } {
  const { content } = message;
  const last = content.blocks.at(-1);
  if (!isAnswer(message) || last?.type !== 'actions') return { content };
  const [only] = last.actions;
  if (only?.label !== SHOW_MORE) return { content };
  return { content: { ...content, blocks: content.blocks.slice(0, -1) }, more: only.action };
}

const moreBlock = (action: Action): Block => ({
  type: 'actions',
  actions: [{ label: SHOW_MORE, action }],
});
