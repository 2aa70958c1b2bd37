import type { ApiError } from '../api-error.ts';
import type { Payload } from '../world/model.ts';
import { attachment } from './attachments.ts';
import { blocks } from './blocks.ts';
import { asMessages, examine } from './field.ts';
import { jsonArgument } from './json-argument.ts';
import { areTooLong } from './message-size.ts';
import { validateMetadata } from './metadata.ts';
import { listOf } from './shapes.ts';
import { uniqueIds } from './unique-ids.ts';

const MOST_ATTACHMENTS = 100;
const MOST_MARKDOWN = 12_000;
const MOST_EDITED_BYTES = 4000;

/**
 * - post: chat.postMessage
 * - edit: chat.update
 * - ephemeral: chat.postEphemeral
 * - response: a response_url, or the body of an acknowledgement
 */
export type MessageKind = 'post' | 'edit' | 'ephemeral' | 'response';

/** What is sent, for itself: nothing of the channel or of who sends it. */
export function validateMessage(args: Payload, kind: MessageKind = 'post'): ApiError | undefined {
  return (
    validateBlocks(args.blocks, kind) ??
    validateAttachments(args.attachments) ??
    validateText(args, kind) ??
    validateMetadata(args.metadata, kind === 'edit')
  );
}

function validateText(args: Payload, kind: MessageKind): ApiError | undefined {
  const { text, markdown_text } = args;
  const shows = (name: string) => isThere(jsonArgument(args[name]));
  if (isThere(markdown_text) && (isThere(text) || shows('blocks')))
    return { error: 'markdown_text_conflict' };
  if (isLong(markdown_text, MOST_MARKDOWN)) return { error: 'msg_too_long' };
  if ((kind === 'edit' || kind === 'ephemeral') && isLong(text, MOST_EDITED_BYTES))
    return { error: 'msg_too_long' };
  const isShown =
    isThere(text) || isThere(markdown_text) || shows('blocks') || shows('attachments');
  return isShown || (kind === 'edit' && isChange(args)) ? undefined : { error: 'no_text' };
}

const isThere = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) && value.length > 0;

/** In bytes: the strictest of the ways Slack might count. */
const isLong = (value: unknown, max: number): boolean =>
  typeof value === 'string' && Buffer.byteLength(value) > max;

/** An edit may leave the text and change something else. */
const isChange = ({ text, blocks, attachments, metadata }: Payload): boolean =>
  text === undefined && [blocks, attachments, metadata].some((part) => part !== undefined);

export function validateBlocks(given: unknown, kind: MessageKind = 'post'): ApiError | undefined {
  if (given === undefined) return undefined;
  const list = jsonArgument(given);
  if (!Array.isArray(list)) return { error: 'invalid_blocks_format' };
  const { root, problems } = examine(list, '/blocks');
  blocks('message')(root);
  uniqueIds(root);
  if (problems.length > 0)
    return { error: 'invalid_blocks', errors: problems, response_metadata: asMessages(problems) };
  if (kind !== 'response' && areTooLong(list)) return { error: 'msg_blocks_too_long' };
  return undefined;
}

function validateAttachments(given: unknown): ApiError | undefined {
  if (given === undefined) return undefined;
  const list = jsonArgument(given);
  if (!Array.isArray(list)) return { error: 'invalid_attachments' };
  if (list.length > MOST_ATTACHMENTS) return { error: 'too_many_attachments' };
  const { root, problems } = examine(list, '/attachments');
  listOf(attachment, { min: 0 })(root);
  return problems.length > 0
    ? { error: 'invalid_attachments', response_metadata: asMessages(problems) }
    : undefined;
}
