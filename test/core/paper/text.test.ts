import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanAbstract, cleanTitle } from '../../../src/core/paper/text/clean.ts';
import { findResidue } from '../../support/residue.ts';

const cases: Readonly<Record<string, readonly (readonly [raw: string, clean: string])[]>> = {
  'formulas become Unicode': [
    [String.raw`of $\alpha$ in $O(n^2)$ and $x_1$`, 'of α in O(n²) and x₁'],
    ['a rate of 8e^{-5}, then $10^{-3}$', 'a rate of 8e⁻⁵, then 10⁻³'],
    [String.raw`$f\colon \mathbb R^n \to \mathbb{R}$`, 'f: ℝⁿ → ℝ'],
    [String.raw`$0\le p\leq 1$ and $\|x\| \approx \infty$`, '0 ≤ p ≤ 1 and ‖x‖ ≈ ∞'],
    [
      String.raw`\(\frac{a}{b+1}\), \[\sqrt{x}\] and $$\sqrt{n\log n}$$`,
      'a/(b+1), √x and √(n log n)',
    ],
    [
      String.raw`$\tilde{O}(\varepsilon^{-2})$ with $\left\{1, \dots, n\right\}$`,
      'Õ(ε⁻²) with {1, …, n}',
    ],
    ['π_{0.5} beats π_0 and G_{total}', 'π0.5 beats π₀ and G_total'],
    [String.raw`90{\deg}, \(9.6\times\) and 12{,}500`, '90°, 9.6× and 12,500'],
  ],
  'macros leave their content': [
    [String.raw`\textbf{Big} \emph{idea} {\it here} \textsc{Tool}`, 'Big idea here Tool'],
    [
      String.raw`\methodname beats \openbiorq{} and \mypink{this}`,
      'methodname beats openbiorq and this',
    ],
    [String.raw`as in~\cite{a,b}, Table~\ref{t}\footnote{Sorry.}.`, 'as in, Table.'],
    [
      String.raw`Qwen\nobreakdash-3, i.i.d.\ data (\eg, this) \xspace now`,
      'Qwen-3, i.i.d. data (e.g., this) now',
    ],
    [String.raw`\textcolor{red}{Warning} \color{blue}blue`, 'Warning blue'],
    [
      String.raw`\href{https://a.io/x\_y}{demo} and \url{https://b.io/a_b}`,
      'demo (https://a.io/x_y) and https://b.io/a_b',
    ],
  ],
  'names keep their letters': [
    [String.raw`Erd\H{o}s, G\"odel, \'{E}mile, Fran\c{c}ois`, 'Erdős, Gödel, Émile, François'],
    [
      String.raw`\v{S}koda, stra\ss e, S\o ren, \AA ngstr\"{o}m, na\"{\i}ve`,
      'Škoda, straße, Søren, Ångström, naïve',
    ],
  ],
  'formulas that lost their backslashes are read as formulas': [
    ['up to 11.1times faster, a 2 times 2 grid', 'up to 11.1× faster, a 2 × 2 grid'],
    ['360^circ video, sim20% less, leq5%', '360° video, ~20% less, ≤5%'],
    ['from 5% rightarrow 7%, 0.69 pm 0.16', 'from 5% → 7%, 0.69 ± 0.16'],
    ['tau^2-Bench, a textbf{bold} mathcal{O}(n)', 'τ²-Bench, a bold O(n)'],
    ['a bundle calE = calM times R^d', 'a bundle E = M × Rᵈ'],
    [
      'PaperClaw times nine-task, two-claw times 3-model',
      'PaperClaw × nine-task, two-claw × 3-model',
    ],
    ['a times-shaped net, pi_kept > pi_theta(x)', 'a ×-shaped net, π_kept > π_θ(x)'],
    ['at https://a.io/x{https://a.io/x}', 'at https://a.io/x'],
  ],
  'money stays money': [
    ['less than $11 in total, it costs $8.1 each', 'less than $11 in total, it costs $8.1 each'],
    [String.raw`about \212 K, \1.49M and \$5`, 'about $212 K, $1.49M and $5'],
    ['from $5 to $10, or $5-$10', 'from $5 to $10, or $5-$10'],
  ],
  'typography is as printed': [
    ["a ``quoted'' word -- or two---maybe", 'a “quoted” word – or two—maybe'],
    [String.raw`5\% of R\&D \#1 at 16\,FPS on RTX~4090`, '5% of R&D #1 at 16 FPS on RTX 4090'],
    ['only ~31 left', 'only ~31 left'],
  ],
  'feeds leave no markup': [
    ['R&amp;D &lt;think&gt; it&#39;s &alpha;, caf&eacute;', "R&D <think> it's α, café"],
    ['H<sub>2</sub>O is <i>wet</i><br/>and <a href="https://a.io">here</a>', 'H₂O is wet and here'],
    ['**Bold** and [code](https://a.io/b)', 'Bold and code (https://a.io/b)'],
  ],
  'lines and invisible characters vanish': [
    ['multi-\nmodal low-\nand high\n  level', 'multi-modal low- and high level'],
    ['so\u00ADft\u200B \u202Etext\u202C\u0007 cafe\u0301', 'soft text café'],
    ['👩\u200D💻 and ❤\uFE0F', '👩\u200D💻 and ❤\uFE0F'],
  ],
};

describe.each(Object.entries(cases))('%s', (_, table) => {
  test.each(table)('%s', (raw, clean) => {
    expect(cleanAbstract(raw)).toBe(clean);
    expect(findResidue(cleanAbstract(raw))).toEqual([]);
  });
});

describe('ordinary text is left alone', () => {
  test.each([
    'snake_case names, __init__.py and ~/.bashrc',
    'pass@1 is 4 times faster, two times a day',
    'three times the cost, many times two-stage, twenty-two times two-level',
    'pi_kept.py, alpha_dropout and calE2E',
    'sim-to-real and sim2real in Habitat-sim',
    'see https://a.io/a_b~c/x^2',
    'we use <script>alert(1)</script> and <EOS>',
    'weights in {-1, 0, 1} and Qwen3-{4B, 8B}',
    'A* search, 5 * 3 * 2, the --verbose flag',
    'text-to-image at 3 pm, the top-left (right) corner',
  ])('%s', (text) => {
    expect(cleanAbstract(text)).toBe(text);
  });
});

test('a title is one line', () => {
  expect(cleanTitle(' A Study\n  of $\\pi$-Models\n')).toBe('A Study of π-Models');
});

const FRAGMENTS = [
  ...['$', '\\', '{', '}', '^', '_', '~', '`', "''", '--', '&', 'amp;', '<', 'sub>', '*', '['],
  ...['](https://a.io/b)', '\\frac', '\\text{', '\\(', '\\)', '\\[', '\\%', '\\"', "\\'e", 'times'],
  ...[
    'sim',
    '5',
    '^circ',
    'alpha',
    '_0',
    'a',
    'B',
    ' ',
    '\n',
    '- ',
    ',',
    '.',
    'https://a.io/_',
    '("',
  ],
];
const markup = fc
  .array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 })
  .map((all) => all.join(''));
const anything = fc.oneof(markup, fc.string({ unit: 'binary', maxLength: 200 }), fc.string());

test('cleaning a clean text changes nothing', () => {
  fc.assert(
    fc.property(anything, (raw) => {
      const once = cleanAbstract(raw);
      expect(cleanAbstract(once)).toBe(once);
    }),
    { numRuns: 3000 },
  );
});

test('a hostile abstract costs no more than a moment, of 20 kB or of as much as a source may send', () => {
  for (const unit of [...FRAGMENTS, '{{}', '\\sqrt{', '^{_{', '\\href{a}{', '((', 'https://a']) {
    const raw = unit.repeat(Math.ceil(20_000 / unit.length));
    const start = performance.now();
    cleanAbstract(raw);
    expect(performance.now() - start, unit).toBeLessThan(1000);
  }
  const start = performance.now();
  cleanAbstract('\\('.repeat(4 * 1024 * 1024));
  expect(performance.now() - start).toBeLessThan(1000);
});
