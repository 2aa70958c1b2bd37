import { API_ERRORS, refuse } from '../api-error.ts';
import { checkFlag, checkNumber, checkOneOf, checkText } from '../validation/checks.ts';
import { createForm, type Field } from '../validation/form.ts';
import { channelPayload } from '../wire/guild.ts';
import { CHANNEL, type Channel } from '../world/model.ts';
import { may, type State } from '../world/state.ts';
import { changeThread, openThread } from '../world/threads.ts';
import { channelOf, messageOf, need } from './access.ts';
import { type Call, ok, type Reply, refuseIf } from './call.ts';

const ARCHIVE_MINUTES = [60, 1440, 4320, 10080];
const DEFAULT_MINUTES = 4320;

export function startThread(call: Call): Reply {
  const { state } = call.platform;
  const parent = channelOf(call);
  if (parent.type !== CHANNEL.text && parent.type !== CHANNEL.news)
    refuse(API_ERRORS.wrongChannelType);
  need(state, parent, 'createPublicThreads');
  const message = messageOf(call, parent);
  const form = createForm(call.body);
  const name = checkText(form.root.at('name'), { min: 1, max: 100, required: true });
  const minutes = checkMinutes(form.root.at('auto_archive_duration'));
  checkNumber(form.root.at('rate_limit_per_user'), { min: 0, max: 21_600 });
  refuseIf(form.error());
  if (state.channels.has(message.id)) refuse(API_ERRORS.threadExists);
  const thread = openThread(state, {
    parent,
    message,
    ownerId: state.bot.id,
    name: name ?? '',
    autoArchiveMinutes: minutes ?? DEFAULT_MINUTES,
  });
  return { status: 201, body: channelPayload(state, thread) };
}

function checkMinutes(field: Field): number | undefined {
  const minutes = checkOneOf(field, ARCHIVE_MINUTES);
  return typeof minutes === 'number' ? minutes : undefined;
}

export function patchThread(call: Call): Reply {
  const { state } = call.platform;
  const channel = channelOf(call);
  if (!channel.thread) return refuse(API_ERRORS.wrongChannelType);
  const form = createForm(call.body);
  const change = {
    name: checkText(form.root.at('name'), { min: 1, max: 100 }),
    archived: checkFlag(form.root.at('archived')),
    locked: checkFlag(form.root.at('locked')),
    autoArchiveMinutes: checkMinutes(form.root.at('auto_archive_duration')),
  };
  refuseIf(form.error());
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  refuseChange(state, channel, Object.fromEntries(given));
  changeThread(state, channel, Object.fromEntries(given));
  return ok(channelPayload(state, channel));
}

function refuseChange(
  state: State,
  channel: Channel,
  change: Readonly<Record<string, unknown>>,
): void {
  const { thread } = channel;
  if (may(state, channel, state.bot.id, 'manageThreads')) {
    if (thread?.archived && change.archived !== false) refuse(API_ERRORS.archivedThread);
    return;
  }
  need(state, channel, 'sendMessages');
  if (thread?.locked || change.locked !== undefined) refuse(API_ERRORS.missingPermissions);
  if (thread?.archived && change.archived !== false) refuse(API_ERRORS.archivedThread);
  const onlyOpens = Object.keys(change).every((key) => key === 'archived') && !change.archived;
  if (!onlyOpens && thread?.ownerId !== state.bot.id) refuse(API_ERRORS.missingPermissions);
}
