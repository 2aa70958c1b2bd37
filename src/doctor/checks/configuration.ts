import { statSync } from 'node:fs';
import { SECRET_KEYS } from '../../config/environment.ts';
import { counted } from '../../core/message/counted.ts';
import { operatingPage } from '../../core/operating-page.ts';
import { type Finding, ok, problem, warning } from '../finding.ts';
import type { Patient } from '../patient.ts';

const ABOUT = 'Configuration';

/** What is wrong with it, and who else may read its secrets. */
export function checkConfiguration({ sources, problems }: Patient): readonly Finding[] {
  const wrong = problems.map(({ key, found, todo, help }) =>
    problem(ABOUT, `${key}: ${found}`, todo, help),
  );
  const given = Object.keys(sources.dotenv).length;
  const origin = given > 0 ? `${counted(given, 'line')} of .env` : 'no .env here';
  const fine = wrong.length > 0 ? [] : [ok(ABOUT, `${sources.file.name}, ${origin}`)];
  return [...wrong, ...fine, ...readableByOthers(sources.dotenv)];
}

function readableByOthers(dotenv: Patient['sources']['dotenv']): readonly Finding[] {
  const isSecret = Object.keys(dotenv).some((key) => SECRET_KEYS.has(key));
  const mode = isSecret ? statSync('.env', { throwIfNoEntry: false })?.mode : undefined;
  if (mode === undefined || (mode & 0o077) === 0) return [];
  const found = 'it holds secrets, and other users of this computer may read it';
  const help = operatingPage('readable-secrets');
  return [warning('.env', found, 'Type chmod 600 .env, so that only you may read it.', help)];
}
