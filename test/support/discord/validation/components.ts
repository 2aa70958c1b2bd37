import { checkFlag, checkList, checkNumber, checkRecord, checkText, checkUrl } from './checks.ts';
import type { Census } from './component-census.ts';
import { ALLOWED, type Position, SELECTS, TYPE } from './component-types.ts';
import { checkButton, checkCustomId, checkGroup, checkSelect, checkTextInput } from './controls.ts';
import type { Field } from './form.ts';

type Check = (component: Field, census: Census, position: Position) => void;

const CHECKS: ReadonlyMap<number, Check> = new Map<number, Check>([
  [TYPE.actionRow, checkRow],
  [TYPE.button, checkButton],
  ...SELECTS.map((type): [number, Check] => [type, checkSelect]),
  [
    TYPE.textInput,
    (input, census, position) => checkTextInput(input, census, position === 'modalRow'),
  ],
  [TYPE.section, checkSection],
  [TYPE.textDisplay, checkTextDisplay],
  [TYPE.thumbnail, checkMedia],
  [TYPE.mediaGallery, checkGallery],
  [TYPE.separator, checkSeparator],
  [TYPE.container, checkContainer],
  [TYPE.label, checkLabel],
  [TYPE.radioGroup, checkGroup],
  [TYPE.checkboxGroup, checkGroup],
  [TYPE.checkbox, (box, census) => checkCustomId(box, census)],
]);

export function checkComponent(component: Field, census: Census, position: Position): void {
  if (!checkRecord(component, { required: true })) return;
  const allowed: readonly number[] = ALLOWED[position];
  const type = component.at('type').value;
  const check = typeof type === 'number' ? CHECKS.get(type) : undefined;
  if (typeof type !== 'number' || !check || !allowed.includes(type)) {
    component
      .at('type')
      .reject(
        'UNION_TYPE_CHOICES',
        `Value of field "type" must be one of (${allowed.join(', ')}).`,
      );
    return;
  }
  checkNumber(component.at('id'), { min: 0, max: 0x7fffffff });
  census.addComponent(component);
  check(component, census, position);
}

function checkRow(row: Field, census: Census, position: Position): void {
  const inner = position === 'modal' ? 'modalRow' : 'row';
  const parts = checkList(row.at('components'), {
    min: 1,
    max: position === 'modal' ? 1 : 5,
    required: true,
  });
  for (const part of parts) checkComponent(part, census, inner);
  const wide = parts.findIndex((part) => SELECTS.includes(Number(part.at('type').value)));
  if (wide >= 0 && parts.length > 1)
    row
      .at('components')
      .at(Math.max(1, wide))
      .reject(
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      );
}

function checkSection(section: Field, census: Census): void {
  const texts = checkList(section.at('components'), { min: 1, max: 3, required: true });
  for (const text of texts) checkComponent(text, census, 'section');
  checkComponent(section.at('accessory'), census, 'accessory');
}

function checkTextDisplay(display: Field, census: Census): void {
  const text = checkText(display.at('content'), { min: 1, max: 4000, required: true });
  census.addText(text ?? '');
}

function checkMedia(holder: Field): void {
  checkText(holder.at('description'), { max: 1024 });
  checkFlag(holder.at('spoiler'));
  if (checkRecord(holder.at('media'), { required: true }))
    checkUrl(holder.at('media').at('url'), {
      required: true,
      schemes: ['http', 'https', 'attachment'],
    });
}

function checkGallery(gallery: Field): void {
  for (const item of checkList(gallery.at('items'), { min: 1, max: 10, required: true }))
    if (checkRecord(item)) checkMedia(item);
}

function checkSeparator(separator: Field): void {
  checkFlag(separator.at('divider'));
  checkNumber(separator.at('spacing'), { min: 1, max: 2 });
}

function checkContainer(container: Field, census: Census): void {
  checkNumber(container.at('accent_color'), { min: 0, max: 0xffffff });
  checkFlag(container.at('spoiler'));
  for (const part of checkList(container.at('components'), { min: 1, required: true }))
    checkComponent(part, census, 'container');
}

function checkLabel(label: Field, census: Census): void {
  checkText(label.at('label'), { min: 1, max: 45, required: true });
  checkText(label.at('description'), { max: 100 });
  checkComponent(label.at('component'), census, 'label');
}
