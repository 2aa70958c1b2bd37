import { checkFlag, checkList, checkNumber, checkRecord, checkText, checkUrl } from './checks.ts';
import type { Field } from './form.ts';

const MOST_IN_ALL = 6000;

/** Returns whether there is anything to see. */
export function checkEmbeds(field: Field): boolean {
  const embeds = checkList(field, { max: 10 });
  const length = embeds.reduce((sum, embed) => sum + checkEmbed(embed), 0);
  if (length > MOST_IN_ALL)
    field.reject('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MOST_IN_ALL}`);
  return embeds.length > 0;
}

function checkEmbed(embed: Field): number {
  if (!checkRecord(embed)) return 0;
  const texts = [
    checkText(embed.at('title'), { max: 256 }),
    checkText(embed.at('description'), { max: 4096 }),
    checkNamed(embed.at('author'), 'name', 256),
    checkNamed(embed.at('footer'), 'text', 2048),
    ...checkList(embed.at('fields'), { max: 25 }).flatMap(checkEmbedField),
  ];
  checkUrl(embed.at('url'), {});
  checkNumber(embed.at('color'), { min: 0, max: 0xffffff });
  const timestamp = embed.at('timestamp');
  const time = checkText(timestamp, { max: 64 });
  if (time !== undefined && Number.isNaN(Date.parse(time)))
    timestamp.reject('DATE_TIME_TYPE_PARSE', `Could not parse ${time}. Should be ISO8601.`);
  const pictures = ['image', 'thumbnail'].map((name) => checkPicture(embed.at(name)));
  const length = texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  if (length === 0 && !pictures.includes(true))
    embed.at('description').reject('BASE_TYPE_REQUIRED', 'This field is required');
  return length;
}

function checkNamed(field: Field, key: string, max: number): string | undefined {
  if (field.value === undefined || field.value === null || !checkRecord(field)) return undefined;
  checkUrl(field.at('url'), {});
  checkUrl(field.at('icon_url'), { schemes: ['http', 'https', 'attachment'] });
  return checkText(field.at(key), { min: 1, max, required: true });
}

function checkEmbedField(field: Field): readonly (string | undefined)[] {
  if (!checkRecord(field)) return [];
  checkFlag(field.at('inline'));
  return [
    checkText(field.at('name'), { min: 1, max: 256, required: true }),
    checkText(field.at('value'), { min: 1, max: 1024, required: true }),
  ];
}

function checkPicture(field: Field): boolean {
  if (field.value === undefined || field.value === null || !checkRecord(field)) return false;
  checkUrl(field.at('url'), { required: true, schemes: ['http', 'https', 'attachment'] });
  return true;
}
