import { checkFlag, checkList, checkOneOf, checkRecord, checkSnowflake } from './checks.ts';
import { type Field, isAbsent } from './form.ts';

const KINDS = ['roles', 'users', 'everyone'];

export function checkAllowedMentions(field: Field): void {
  if (isAbsent(field.value) || !checkRecord(field)) return;
  checkFlag(field.at('replied_user'));
  const parse = checkList(field.at('parse'), {});
  for (const kind of parse) checkOneOf(kind, KINDS);
  for (const kind of ['roles', 'users']) {
    const ids = checkList(field.at(kind), { max: 100 });
    for (const id of ids) checkSnowflake(id, { required: true });
    if (ids.length > 0 && parse.some((item) => item.value === kind))
      field.reject(
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
  }
}
