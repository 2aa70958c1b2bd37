import { expect, test } from 'vitest';
import { explainPlace } from '../../../src/core/ranking/place.ts';
import { rank } from '../../../src/core/ranking/rank.ts';
import { makePaper } from '../../support/papers.ts';

test('a paper says where it stands and what each figure added', () => {
  const paper = makePaper('2608.00001', { codeUrl: 'https://example.org/code' });
  const at = Date.parse('2026-08-20T18:00Z');
  const reading = { paperId: paper.id, source: 's', at, upvotes: 127, comments: 3 };
  const candidate = { paper, day: '2026-08-20', observations: [reading], votes: 2 };
  const [ranked] = rank([candidate], at);
  expect(ranked && explainPlace(ranked, 1, 20)).toBe(
    'No. 1 of 20 by score 9.7: upvotes 7.0, growth 1.0 (9 an hour so far), comments 0.3, ' +
      'age −0.7, team 2.0 (2 of your team voted for it)',
  );
});
