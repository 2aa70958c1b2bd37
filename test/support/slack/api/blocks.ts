import { isRecord } from '../../discord/validation/form.ts';
import { refuseIf } from '../api-error.ts';
import { jsonArgument } from '../validation/json-argument.ts';
import { validateBlocks, validateMessage } from '../validation/message.ts';
import { validateView } from '../validation/view.ts';
import { type Handler, refuseArguments } from './call.ts';

/** The check alone: of blocks, a message or a view. */
export const checkBlocks: Handler = ({ args }) => {
  const { blocks, message, view } = args;
  const parsed = jsonArgument(message);
  if (blocks !== undefined) refuseIf(validateBlocks(blocks));
  else if (isRecord(parsed)) refuseIf(validateMessage(parsed));
  else if (view !== undefined) refuseIf(validateView(view));
  else refuseArguments('must provide `blocks`, `message` or `view`');
  return {};
};
