import type { Message } from '../message/model.ts';
import type { ChatPlatform, MessageRef, ThreadRef } from '../ports/chat-platform.ts';
import type { Claim } from '../ports/stores/outbox.ts';
import type { Delivery } from './model.ts';

type Refs = Pick<Claim, 'thread' | 'before'>;

/** Does what one delivery asks for; returns what it is called on the platform. */
export async function sendDelivery(
  { step, channel, key, message }: Delivery,
  { thread, before = '' }: Refs,
  platform: Pick<ChatPlatform, 'post' | 'openThread' | 'react'>,
): Promise<MessageRef | ThreadRef> {
  if (step === 'thread') return platform.openThread(before, titleOf(message));
  if (step === 'reaction') {
    await platform.react?.(before, emojiOf(message));
    return before;
  }
  return platform.post(channel, message, { key, ...(thread && { thread }) });
}

/** A thread is named after its parent's heading. */
function titleOf({ blocks }: Message): string {
  const heading = blocks.find((block) => block.type === 'heading');
  return heading?.text ?? 'Papers';
}

/** The text of a reaction is its emoji. */
function emojiOf({ blocks }: Message): string {
  const text = blocks.find((block) => block.type === 'text');
  return text?.spans.map((span) => ('text' in span ? span.text : '')).join('') ?? '';
}
