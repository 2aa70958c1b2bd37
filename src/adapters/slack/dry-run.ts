import type { WebAPICallResult } from '@slack/web-api';
import type { Delivery } from '../../core/delivery/model.ts';
import { sendDelivery } from '../../core/delivery/send.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Api } from './api.ts';
import { createPosting } from './posting.ts';
import { SLACK } from './refs.ts';

type Body = Readonly<Record<string, unknown>>;

const CHANNEL = { platform: SLACK, workspace: 'TEAM', id: 'CHANNEL' };

/** There is nobody to wait for. */
const AT_ONCE = { gapMs: 0, burst: 1 };

/**
 * The messages of an edition as `chat.postMessage` gets them, without Slack: the same code, with a
 * client that writes down and answers as if all went well. Words in capitals stand where ids would.
 */
export async function listMessages(
  deliveries: readonly Delivery[],
  clock: Clock,
): Promise<readonly Body[]> {
  const messages: Body[] = [];
  const platform = createPosting({
    api: createRecorder(messages),
    actions: { keep: async () => undefined, find: async () => undefined },
    clock,
    paces: { posts: AT_ONCE, workspacePosts: AT_ONCE, thirdTier: AT_ONCE, refusedTokenMs: 0 },
  });
  let thread: string | undefined;
  let before: string | undefined;
  for (const delivery of deliveries) {
    const refs = { ...(thread && { thread }), ...(before && { before }) };
    before = await sendDelivery({ ...delivery, channel: CHANNEL }, refs, platform);
    if (delivery.step === 'thread') thread = before;
  }
  return messages;
}

function createRecorder(messages: Body[]): Pick<Api, 'read' | 'write'> {
  const answer = { ok: true, ts: 'PARENT' };
  return {
    async write<T>(_method: string, args: Body) {
      messages.push(args);
      return answer as unknown as WebAPICallResult & T;
    },
    read: async <T>() => answer as unknown as WebAPICallResult & T,
  };
}
