import { isRecord } from '../../discord/validation/form.ts';
import type { ApiError } from '../api-error.ts';
import { unfurl } from './attachments.ts';
import { asMessages, examine } from './field.ts';
import { jsonArgument } from './json-argument.ts';

/** A map from links to what they are replaced by. */
export function validateUnfurls(given: unknown): ApiError | undefined {
  if (given === undefined || given === '') return { error: 'missing_unfurls' };
  const unfurls = jsonArgument(given);
  if (!isRecord(unfurls)) return { error: 'invalid_unfurls_format' };
  const { root, problems } = examine(unfurls, '/unfurls');
  for (const url of Object.keys(unfurls)) unfurl(root.at(url));
  return problems.length > 0
    ? {
        error: 'cannot_parse_attachment',
        errors: problems,
        response_metadata: asMessages(problems),
      }
    : undefined;
}
