import { describe, expect, test } from 'vitest';
import {
  paperLinks,
  papersIn,
  parsePaperId,
  whyNoPaper,
} from '../../../src/core/paper/identity.ts';

describe('a paper is recognised in whatever form people paste it', () => {
  test.each([
    ['2401.01234', '2401.01234'],
    ['  2401.01234v2 ', '2401.01234'],
    ['0704.0001', '0704.0001'],
    ['1412.6980', '1412.6980'],
    ['arXiv:1706.03762', '1706.03762'],
    ['arxiv: 1706.03762v7 [cs.CL]', '1706.03762'],
    ['ARXIV:HEP-TH/9901001', 'hep-th/9901001'],
    ['hep-th/9901001', 'hep-th/9901001'],
    ['math.GT/0309136v1', 'math/0309136'],
    ['cs/0112017', 'cs/0112017'],
    ['https://arxiv.org/abs/2401.01234', '2401.01234'],
    ['http://www.arxiv.org/abs/2401.01234v3.', '2401.01234'],
    ['arxiv.org/pdf/2401.01234v1.pdf', '2401.01234'],
    ['https://export.arxiv.org/abs/hep-th/9901001', 'hep-th/9901001'],
    ['https://arxiv.org/html/2401.01234v2#S3.F1', '2401.01234'],
    ['https://arxiv.org/abs/2401.01234?context=cs.LG', '2401.01234'],
    ['https://arxiv.org/ps/2401.01234v1', '2401.01234'],
    ['https://arxiv.org/src/2401.01234', '2401.01234'],
    ['https://arxiv.org/e-print/hep-th/9901001', 'hep-th/9901001'],
    ['https://arxiv.org/format/2401.01234#top', '2401.01234'],
    ['https://huggingface.co/papers?id=2401.01234', '2401.01234'],
    ['https://huggingface.co/papers?q=graphs&id=2401.01234&page=2', '2401.01234'],
    ['https://ar5iv.labs.arxiv.org/html/2401.01234', '2401.01234'],
    ['ar5iv.org/abs/math/0309136', 'math/0309136'],
    ['https://huggingface.co/papers/2401.01234', '2401.01234'],
    ['<https://hf.co/papers/2401.01234|hf.co/papers/2401.01234>', '2401.01234'],
    ['<https://arxiv.org/abs/2401.01234>', '2401.01234'],
    ['(https://www.alphaxiv.org/overview/2401.01234v1),', '2401.01234'],
    ['https://alphaxiv.org/abs/2401.01234/', '2401.01234'],
    ['https://openreview.net/forum?id=aB3dE&arxiv=2401.01234', '2401.01234'],
    ['https://openreview.net/forum?id=aB3dE&arxiv_id=2401.01234v2', '2401.01234'],
    ['https://openreview.net/pdf?url=https%3A%2F%2Farxiv.org%2Fabs%2F2401.01234', '2401.01234'],
    ['10.48550/arXiv.2401.01234', '2401.01234'],
    ['doi:10.48550/ARXIV.2401.01234', '2401.01234'],
    ['https://doi.org/10.48550/arXiv.2401.01234', '2401.01234'],
    ['http://dx.doi.org/10.48550/arXiv.hep-th/9901001', 'hep-th/9901001'],
  ])('%s', (text, id) => {
    expect(parsePaperId(text)).toBe(id);
  });
});

describe('what is no paper is not taken for one', () => {
  test.each([
    '',
    'v2',
    '3.14',
    '2401.123',
    '2413.01234',
    '2400.01234',
    '1501.1234',
    '1412.12345',
    '0703.0001',
    '2401.012345',
    'hep-th/9913001',
    'hep-th/0704001',
    'src/0112017',
    'https://arxiv.org/list/cs.CL/recent',
    'https://example.org/abs/2401.01234',
    'https://notarxiv.org/abs/2401.01234',
    'https://openreview.net/forum?id=2401.01234',
    'https://openreview.net/forum?id=aB3dE&arxiv=12401.01234',
    `https://openreview.net/forum?${'arxiv'.repeat(50)}`,
    '10.1000/xyz123',
    'see 2401.01234 and 2401.01235',
    `2401.01234${' '.repeat(50_000)}`,
  ])('%s', (text) => {
    expect(parsePaperId(text)).toBeUndefined();
  });
});

describe('a text that is meant as a paper but names none is told from words', () => {
  test.each([
    ['2413.01234', 'is no arXiv id: there is no month 13'],
    ['hep-th/9900001', 'is no arXiv id: there is no month 00'],
    ['arXiv:2401.012345v2', 'is no arXiv id'],
    ['src/0112017', 'is no arXiv id'],
    ['arxiv.org/list/cs.CL/recent', 'names no arXiv paper'],
    ['<https://example.org/abs/2401.01234|a label>', 'names no arXiv paper'],
    [`https://example.org/${'x'.repeat(3000)}`, 'names no arXiv paper'],
    ['10.1000/xyz123', 'names no arXiv paper'],
    ['2401.01234', undefined],
    ['GPT-3.5', undefined],
    ['3.14', undefined],
    ['and/or', undefined],
    ['see https://example.org for more', undefined],
  ])('%.60s', (text, why) => {
    expect(whyNoPaper(text)).toBe(why);
  });
});

describe('papers are found within a message, in its order, each once', () => {
  test.each([
    ['see https://arxiv.org/abs/2401.01234, it is good', ['2401.01234']],
    ['[our paper](https://arxiv.org/pdf/2401.01234v2)!', ['2401.01234']],
    ['**<https://hf.co/papers/2401.01235>** and arXiv: 2401.01234', ['2401.01235', '2401.01234']],
    ['<https://alphaxiv.org/abs/2401.01234|alpha> or 2401.01234v3?', ['2401.01234']],
    ['https://openreview.net/forum?id=aB3dE (arXiv:2401.01234)', ['2401.01234']],
    ['no link, 3.14, https://example.org/2401.01234', []],
    ['x'.repeat(4000), []],
  ])('%.60s', (text, ids) => {
    expect(papersIn(text)).toEqual(ids);
  });
});

test('a paper links to its abstract, its PDF and its discussion', () => {
  expect(paperLinks('hep-th/9901001')).toEqual({
    abstract: 'https://arxiv.org/abs/hep-th/9901001',
    pdf: 'https://arxiv.org/pdf/hep-th/9901001',
    huggingface: 'https://huggingface.co/papers/hep-th/9901001',
  });
});
