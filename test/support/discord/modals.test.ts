import { describe, expect, test } from 'vitest';
import { button, input, label, long, many, modal, row, select } from './component-builders.ts';
import { flatten } from './scene.ts';
import { validateModal } from './server.ts';

const FIRST = 'components.0.components.0';
const INPUT = 'components.0.component';

const MODAL_RULES: readonly (readonly [string, object, object, string])[] = [
  [
    'title',
    modal([label(input())], { title: long(45) }),
    modal([label(input())], { title: long(46) }),
    'title BASE_TYPE_BAD_LENGTH',
  ],
  [
    'custom id',
    modal([label(input())], { custom_id: long(100) }),
    modal([label(input())], { custom_id: long(101) }),
    'custom_id BASE_TYPE_BAD_LENGTH',
  ],
  [
    'components',
    modal(many(5, (i) => label(input({ custom_id: `${i}` })))),
    modal(many(6, (i) => label(input({ custom_id: `${i}` })))),
    'components BASE_TYPE_BAD_LENGTH',
  ],
  ['nothing in it', modal([label(input())]), modal([]), 'components BASE_TYPE_BAD_LENGTH'],
  [
    'bare input',
    modal([row(input({ label: 'x' }))]),
    modal([input()]),
    'components.0.type UNION_TYPE_CHOICES',
  ],
  [
    'label',
    modal([label(input(), { label: long(45) })]),
    modal([label(input(), { label: long(46) })]),
    'components.0.label BASE_TYPE_BAD_LENGTH',
  ],
  [
    'label’s description',
    modal([label(input(), { description: long(100) })]),
    modal([label(input(), { description: long(101) })]),
    'components.0.description BASE_TYPE_MAX_LENGTH',
  ],
  [
    'button in a label',
    modal([label(select())]),
    modal([label(button('a'))]),
    `${INPUT}.type UNION_TYPE_CHOICES`,
  ],
  [
    'two fields of one name',
    modal([label(input()), label(select())]),
    modal([label(input()), label(input())]),
    'components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'style',
    modal([label(input({ style: 2 }))]),
    modal([label(input({ style: 3 }))]),
    `${INPUT}.style NUMBER_TYPE_MAX`,
  ],
  [
    'max_length',
    modal([label(input({ max_length: 4000 }))]),
    modal([label(input({ max_length: 4001 }))]),
    `${INPUT}.max_length NUMBER_TYPE_MAX`,
  ],
  [
    'min_length',
    modal([label(input({ min_length: 4000 }))]),
    modal([label(input({ min_length: 5, max_length: 4 }))]),
    `${INPUT}.min_length NUMBER_TYPE_MAX`,
  ],
  [
    'placeholder',
    modal([label(input({ placeholder: long(100) }))]),
    modal([label(input({ placeholder: long(101) }))]),
    `${INPUT}.placeholder BASE_TYPE_MAX_LENGTH`,
  ],
  [
    'value',
    modal([label(input({ value: long(4000) }))]),
    modal([label(input({ value: 'xx', max_length: 1 }))]),
    `${INPUT}.value BASE_TYPE_MAX_LENGTH`,
  ],
  [
    'a row’s label',
    modal([row(input({ label: 'x' }))]),
    modal([row(input())]),
    `${FIRST}.label BASE_TYPE_REQUIRED`,
  ],
];

describe('a form is taken at each limit and refused past it', () => {
  test.each(MODAL_RULES)('%s', (_name, good, bad, error) => {
    expect(validateModal(good)).toBeUndefined();
    expect(flatten(validateModal(bad)?.errors)).toEqual([error]);
  });
});
