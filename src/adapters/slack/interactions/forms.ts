import { setTimeout as sleep } from 'node:timers/promises';
import type { App, ViewOutput, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { keepAll } from '../../../core/message/controls/kept-actions.ts';
import type { MessageReply, Reply } from '../../../core/message/reply.ts';
import type { Handlers } from '../../../core/ports/chat-platform.ts';
import { apologise } from '../../../core/reference.ts';
import { SLACK } from '../refs.ts';
import { renderModal } from '../render/view.ts';
import { sentence } from './act.ts';
import { askerOf } from './asker.ts';
import { readFormPlace } from './form-place.ts';
import type { InteractionDependencies } from './route.ts';
import { readSubmission } from './submission.ts';

/** Slack waits three seconds for what becomes of a form. */
const ANSWER_MS = 2_200;

const TOO_OLD = 'This form is too old. Please open it again with /papers settings.';
const WORKING = 'One moment…';

/** Takes the forms that people send. */
export function attachForms(app: App, dependencies: InteractionDependencies): void {
  const { identity, actions, api, clock, directory, logger, handlers, track } = dependencies;

  async function run({ view, user }: ViewSubmitAction, current: Handlers): Promise<Reply> {
    const submission = await readSubmission(view, actions);
    if (!submission) return sentence(TOO_OLD);
    const asker = askerOf(identity.team, user.id, submission.channel);
    return current.action(submission.action, asker, 'button');
  }

  /** A page about the channel that the form was about. */
  async function pageOf(reply: MessageReply, { private_metadata }: ViewOutput) {
    const { share: _, ...shown } = reply;
    const names = await directory.namesIn(reply.message);
    const privateMetadata = readFormPlace(private_metadata)?.channel ?? '';
    const { view, kept } = renderModal(shown, { names, privateMetadata });
    await keepAll(actions, kept, clock.now());
    return view;
  }

  /** Errors at their fields, or the page that takes the form's place. */
  async function responseTo(reply: Reply, form: ViewOutput): Promise<ViewResponseAction> {
    if (!('message' in reply)) return { response_action: 'clear' };
    const errors = errorsAt(reply, Object.keys(form.state.values));
    if (errors) return { response_action: 'errors', errors };
    return { response_action: 'update', view: await pageOf(reply, form) };
  }

  const unanswered = (error: unknown, reference?: string) => {
    const fields = { platform: SLACK, kind: 'form', err: error, reference };
    logger.warn(fields, 'interaction not answered');
  };

  app.view('form', async ({ ack, body }) => {
    const current = handlers();
    if (!current || body.type !== 'view_submission') return;
    const { view } = body;
    const responding = run(body, current)
      .catch((error: unknown) => {
        const { reference, sentence: sorry } = apologise(clock.now());
        unanswered(error, reference);
        return sentence(sorry);
      })
      .then((reply) => responseTo(reply, view));
    const answered = async () => {
      const late = sleep(ANSWER_MS, undefined, { ref: false });
      const response = await Promise.race([responding, late]);
      if (response) return ack(response);
      await ack({ response_action: 'update', view: await pageOf(sentence(WORKING), view) });
      const page = await latePage(await responding, view);
      await api.write('views.update', { view_id: view.id, view: page });
    };
    const answering = answered().catch((error: unknown) => unanswered(error));
    track(answering);
    await answering;
  });

  /** The form is gone by now: what is wrong can't be shown at its fields. */
  async function latePage(response: ViewResponseAction, form: ViewOutput) {
    if ('view' in response && response.view) return response.view;
    const errors = 'errors' in response ? Object.values(response.errors) : [];
    return pageOf(sentence(errors.join(' ') || TOO_OLD), form);
  }
}

/** What is wrong with fields that the form has; undefined when there is nothing to show there. */
function errorsAt({ wrong = {} }: MessageReply, fields: readonly string[]) {
  const shown = Object.entries(wrong).filter(([name]) => fields.includes(name));
  return shown.length > 0 ? Object.fromEntries(shown) : undefined;
}
