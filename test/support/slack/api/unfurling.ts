import { isRecord } from '../../discord/validation/form.ts';
import { refuse, refuseIf } from '../api-error.ts';
import { jsonArgument } from '../validation/json-argument.ts';
import { validateUnfurls } from '../validation/unfurls.ts';
import { fillIds } from '../world/fill-ids.ts';
import type { Channel, Message, Payload } from '../world/model.ts';
import type { SharedLinks, State } from '../world/state.ts';
import { escapeTyped } from '../world/texts.ts';
import { type Call, type Handler, refuseArguments } from './call.ts';

/** Works on every message whose links the app was told of, whether it is in the channel or not. */
export const unfurlLinks: Handler = (call) => {
  const { state } = call.platform;
  const target = targetOf(call);
  refuseIf(validateUnfurls(call.args.unfurls));
  const unfurls = jsonArgument(call.args.unfurls);
  if (!isRecord(unfurls)) return refuse('invalid_unfurls_format');
  for (const url of Object.keys(unfurls)) refuseLink(target, url);
  const { shared, message } = target;
  if (shared) shared.unfurls = { ...shared.unfurls, ...unfurls };
  if (message) attach(state, message, unfurls);
  return {};
};

interface Target {
  readonly shared: SharedLinks | undefined;
  readonly message: Message | undefined;
}

function targetOf(call: Call): Target {
  const { state } = call.platform;
  const { channel, ts, unfurl_id, source } = call.args;
  if (unfurl_id !== undefined || source !== undefined) return byUnfurlId(call);
  if (channel === undefined) refuse('missing_channel');
  if (ts === undefined) refuse('missing_ts');
  const found: Channel = state.channels.get(String(channel)) ?? refuse('cannot_find_channel');
  const message = found.messages.get(String(ts)) ?? refuse('cannot_find_message');
  const shared = [...state.sharedLinks.values()].find(
    (one) => one.channelId === found.id && one.ts === message.ts,
  );
  return { shared, message };
}

function byUnfurlId({ args, platform }: Call): Target {
  const { unfurl_id, source } = args;
  if (unfurl_id === undefined) refuse('missing_unfurl_id');
  if (source === undefined) refuse('missing_source');
  const { sharedLinks, channels } = platform.state;
  const shared = sharedLinks.get(String(unfurl_id)) ?? refuse('invalid_unfurl_id');
  if (shared.source !== source) refuse('invalid_source');
  const message = channels.get(shared.channelId)?.messages.get(shared.ts);
  if (!message && shared.source === 'conversations_history') refuse('cannot_find_message');
  return { shared, message };
}

/** The link must stand in the message, and its event must have been acknowledged. */
function refuseLink({ shared, message }: Target, url: string): void {
  if (shared?.urls.has(url)) {
    if (!shared.acknowledged) refuse('cannot_unfurl_url');
    return;
  }
  if (!URL.canParse(url)) refuseArguments(`must be a valid URL [json-pointer:/unfurls/${url}]`);
  refuse(message?.text.includes(escapeTyped(url)) ? 'cannot_unfurl_url' : 'cannot_unfurl_message');
}

/** Another unfurl of a link takes the place of the one before. */
function attach(state: State, message: Message, unfurls: Payload): void {
  const kept = message.attachments.filter(
    ({ from_url }) => !Object.hasOwn(unfurls, String(from_url)),
  );
  const added = Object.entries(unfurls).map(([url, unfurl], index) => ({
    id: kept.length + index + 1,
    ...(isRecord(unfurl) && withIds(unfurl)),
    from_url: url,
    app_unfurl_url: url,
    is_app_unfurl: true,
    app_id: state.appId,
    bot_id: state.botId,
  }));
  message.attachments = [...kept, ...added];
}

function withIds(unfurl: Payload): Payload {
  return unfurl.blocks === undefined ? unfurl : { ...unfurl, blocks: fillIds(unfurl.blocks) };
}
