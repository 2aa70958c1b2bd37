type Rule = readonly [pattern: RegExp, replacement: string];

/** Rules that apply only to texts that hold one of the hints, as few do. */
export interface RuleGroup {
  readonly hints: readonly string[];
  readonly rules: readonly Rule[];
}

const COLOURS = [
  '(?:soft|my|dark|light|deep)?(?:black|red|blue|teal|orange|magenta|green|cyan|purple|violet',
  'pink|brown|gray|grey|yellow)',
].join('|');
const FONTS = [
  'text(?:bf|it|tt|sc|rm|sf|sl|md|up)?|emph|math(?:cal|bb|bf|rm|it|sf|tt|frak|scr)|boldsymbol',
  'operatorname|underline|uline|sqrt|hat|tilde|bar|vec|overline|widetilde|widehat',
].join('|');
const GREEK = [
  'alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma',
  'tau|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega|ell',
].join('|');
const SIGNS = [
  'varepsilon|leqslant|geqslant|leq|geq|neq|infty|nabla|lceil|rceil|lfloor|rfloor|cdots|cdot',
  'ldots|oplus|otimes|odot|lesssim|gtrsim|simeq|approxeq|subseteq|supseteq|propto',
  '(?:long)?(?:left|right|leftright|up|down|updown)arrow',
  '(?:Long)?(?:Left|Right|Leftright|Up|Down)arrow',
].join('|');
const COUNTS = 'two|three|four|five|six|seven|eight|nine|ten|twelve';
const NO_LETTER = String.raw`(?<![A-Za-z\\])`;

const rule = (pattern: string, replacement: string): Rule => [
  new RegExp(pattern, 'g'),
  replacement,
];

const GROUPS: readonly Rule[] = [
  rule(`(?<=[^\\w\\\\]\\w)\\{(${GREEK})((?:\\^\\d)?)\\}`, '/\\$1$2'),
  rule(`(?<![A-Za-z])\\{(${GREEK})\\}(?![A-Za-z])`, '\\$1{}'),
  rule(`${NO_LETTER}(${FONTS})(?=\\{)`, '\\$1'),
  rule(`(?<![\\w\\\\])(?:${COLOURS})(?=\\{)`, ''),
  rule(`${NO_LETTER}(frac|sum_|prod_|int_)(?=[\\d{])`, '\\$1'),
  rule(String.raw`\{(?:bf|em|tt|sc|rm|sf) (?=\S)`, '{'),
  rule(String.raw`(?<=[(\s-])1\{([\w.]{1,8})\}`, '1/$1'),
  rule(String.raw`\{times\}`, '×'),
  rule(String.raw`\{sim\}`, '~'),
  rule(String.raw`\{approx\}`, '≈'),
  rule(String.raw`(?<=\{)pm (\w), pm (?=\w\})`, '±$1, ±'),
  rule(String.raw`(?<=\w)!in!(?=\{)`, ' ∈ '),
];

const WORDS: readonly Rule[] = [
  rule(`${NO_LETTER}(${SIGNS})(?![a-z])`, '\\$1{}'),
  rule(`${NO_LETTER}([lr]angle)`, '\\$1{}'),
  rule(`${NO_LETTER}(?:boldsymbol|mathcal|mathbb|mathbf|mathrm|textbf) ?(?=[^\\sa-z{])`, ''),
  rule(`${NO_LETTER}boldsymbol (?=[a-z])`, ''),
  rule(`${NO_LETTER}frac(?=\\d)`, '\\frac'),
  rule(`${NO_LETTER}sqrt(?=[\\d(])`, '√'),
  rule(String.raw`(?<=, ?)dots(?= ?[,})\]])`, '…'),
];

const CALLIGRAPHIC: readonly Rule[] = [rule(`${NO_LETTER}cal(?=[A-Z](?![A-Za-z\\d]))`, '')];

const TIMES: readonly Rule[] = [
  rule(String.raw`\^(\{?)circtimes`, '^$1circ×'),
  rule(String.raw`(?<=\d)times(?![a-z])`, '×'),
  rule(String.raw`(?<=\d )times(?= ?\d)`, '×'),
  rule(String.raw`(?<=[)}\]])times(?![a-z])`, '×'),
  rule(String.raw`(?<![A-Za-z\\])([A-Za-z])times(?![a-z])(?: (?=[A-Za-z](?![A-Za-z])))?`, '$1×'),
  rule(String.raw`(?<=(?<![A-Za-z\\'’])[A-Znmkdhwp] )times(?= [A-Znmkdhwp](?![A-Za-z'’]))`, '×'),
  rule(String.raw`(?<![A-Za-z\\-])times(?=\d|-shaped)`, '×'),
  // `a five-claw times two-model sweep`, but not `twenty-two times two-level`.
  rule(
    `(?<=(?:[a-z]-(?!(?:${COUNTS}|one|half) )[a-z]{1,30}|[a-z][A-Z][A-Za-z]{0,30}) )times` +
      `(?= (?:\\d{1,3}|${COUNTS})-[a-z])`,
    '×',
  ),
];

const ABOUT: readonly Rule[] = [
  rule(String.raw`(?<![A-Za-z\\-])sim!?(?=\d|\$\d)(?!2(?:real|sim))`, '~'),
  rule(String.raw`(?<=[\d(] ?)sim (?=\d)`, '~'),
  rule(String.raw`(?<![A-Za-z\\-])sim (?=\d[\d.,]{0,9}(?:\\?%|[KMB]\b|×))`, '~'),
];

const APPROXIMATELY: readonly Rule[] = [
  rule(String.raw`(?<![A-Za-z\\])approx(?= ?[\d$<-])`, '≈'),
  rule(String.raw`(?<=[)\d] )approx(?= \w)`, '≈'),
];

const PLUS_MINUS: readonly Rule[] = [
  rule(String.raw`(?<=\d\.\d{1,9}%? ?)pm(?= ?\d)`, '±'),
  rule(String.raw`(?<![A-Za-z\\\d ])pm(?=\d)`, '±'),
  rule(String.raw`(?<![\dA-Za-z.\\] ?)pm (?=\d+%)`, '±'),
  rule(String.raw`(?<=[a-z] )pm (?=\d+%)`, '±'),
  rule(String.raw`(?<=\bmean )pm(?= [a-z])`, '±'),
];

const SCRIPTED: readonly Rule[] = [
  rule(`(?<![A-Za-z\\\\_./])(${GREEK})(?=\\^|_\\{|_[0-9a-zA-Z](?![A-Za-z0-9_]))`, '\\$1{}'),
  // Letters that name policies and measures; `alpha_dropout` and the like are names in code.
  rule(`(?<![A-Za-z\\\\_./])(pi|phi|psi)_(${GREEK})(?![A-Za-z_])`, '\\$1{}_\\$2{}'),
  rule(String.raw`(?<![A-Za-z\\_./])(pi|phi|psi)(?=_[a-z]{2,20}(?!\w|\.\w))`, '\\$1{}'),
  rule(String.raw`\^(\{?)(circ|ast|star|top|prime|dagger|perp)(?![a-z])`, '^$1\\$2{}'),
];

const FORMULAS: readonly Rule[] = [
  rule(String.raw`(?<![A-Za-z\\])(Omega|Theta)(?=\()`, '\\$1{}'),
  rule(String.raw`(?<![A-Za-z\\])Delta(?=[+-]?\d[\d.]{0,6}%)`, 'Δ'),
  rule(String.raw`([A-Z])left\( ?([^()]{1,120}) ?right\)`, '$1($2)'),
  rule(String.raw`(?<=[)}])big(?=\))|(?<=[A-ZΘΩ])big(?=\()`, ''),
  rule(String.raw`left\|,?([^|]{1,60}?),?right\|`, '|$1|'),
  rule(',?circlearrowright,?', '↻'),
];

const COMPARED: readonly Rule[] = [
  rule(String.raw`(?<=[\w)] )le(?= [\d(])`, '≤'),
  rule(String.raw`(?<=[\w)] )ge(?= [\d(])`, '≥'),
];

const SIGN_HINTS = [
  'varepsilon|leq|geq|neq|infty|nabla|lceil|rceil|floor|cdot|dots|oplus|otimes|odot|lesssim',
  'gtrsim|simeq|approxeq|subseteq|supseteq|propto|arrow|langle|rangle|boldsymbol|math|textbf',
  'frac|sqrt',
].join('|');

/** Commands without their backslash, in the order in which they are told from English words. */
export const STRIPPED_COMMANDS: readonly RuleGroup[] = [
  { hints: ['{'], rules: GROUPS },
  { hints: SIGN_HINTS.split('|'), rules: WORDS },
  { hints: ['cal'], rules: CALLIGRAPHIC },
  { hints: ['times'], rules: TIMES },
  { hints: ['sim'], rules: ABOUT },
  { hints: ['approx'], rules: APPROXIMATELY },
  { hints: ['pm'], rules: PLUS_MINUS },
  { hints: ['^', '_'], rules: SCRIPTED },
  { hints: ['Omega(', 'Theta(', 'Delta', 'left(', 'left|', 'big'], rules: FORMULAS },
  { hints: [' le ', ' ge '], rules: COMPARED },
];
