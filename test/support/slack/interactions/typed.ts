import type { Payload } from '../world/model.ts';

type Rule = (element: Payload, text: string) => string | undefined;

const LONGEST = 3000;

const RULES: Readonly<Record<string, Rule>> = {
  plain_text_input: ({ min_length = 0, max_length = LONGEST }, text) =>
    text.length < Number(min_length) || text.length > Number(max_length)
      ? `${min_length} to ${max_length} characters`
      : undefined,
  number_input: ({ min_value, max_value, is_decimal_allowed }, text) => {
    const number = Number(text);
    const isNumber = Number.isFinite(number) && (is_decimal_allowed === true || number % 1 === 0);
    const isIn =
      number >= Number(min_value ?? -Infinity) && number <= Number(max_value ?? Infinity);
    return isNumber && isIn ? undefined : `a number from ${min_value} to ${max_value}`;
  },
  email_text_input: (_element, text) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : 'an address',
  url_text_input: (_element, text) => (URL.canParse(text) ? undefined : 'a link'),
  timepicker: (_element, text) =>
    /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? undefined : 'a time as 09:00',
  datepicker: (_element, text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? undefined : 'a day'),
};

/** What a client lets people type; an empty field is another question. */
export function checkTyped(element: Payload, text: string): void {
  if (text === '') return;
  const wanted = RULES[String(element.type)]?.(element, text);
  if (wanted) throw new Error(`“${String(element.action_id)}” takes ${wanted}.`);
}
