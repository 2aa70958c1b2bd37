import { PlatformError } from '../../core/errors.ts';
import { type Finding, problem } from '../finding.ts';

/** What a platform said instead of an answer: the sentence, and what to do in the ones behind it. */
export function refusal(about: string, error: unknown): Finding {
  if (!(error instanceof PlatformError)) throw error;
  const [found = '', ...todo] = error.message.split(/(?<=\.) /);
  const isNetwork = error.failure.kind === 'unavailable';
  const otherwise = isNetwork
    ? 'Check this computer’s network, and whether a firewall keeps Paperboy from the platform.'
    : 'Wait a little, and run this again.';
  return problem(about, found.replace(/\.$/, ''), todo.join(' ') || otherwise, error.help);
}
