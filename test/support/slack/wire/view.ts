import { isRecord } from '../../discord/validation/form.ts';
import type { Payload, View } from '../world/model.ts';
import type { State } from '../world/state.ts';

export function viewPayload(state: State, view: View, values: Payload = {}): Payload {
  const { payload } = view;
  return {
    id: view.id,
    team_id: state.teamId,
    type: payload.type,
    blocks: payload.blocks,
    private_metadata: payload.private_metadata ?? '',
    callback_id: payload.callback_id ?? '',
    external_id: payload.external_id ?? '',
    state: { values },
    hash: view.hash,
    title: isRecord(payload.title) ? payload.title : { type: 'plain_text', text: 'View Title' },
    close: payload.close ?? null,
    submit: payload.submit ?? null,
    clear_on_close: payload.clear_on_close ?? false,
    notify_on_close: payload.notify_on_close ?? false,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: state.appId,
    app_installed_team_id: state.teamId,
    bot_id: state.botId,
  };
}
