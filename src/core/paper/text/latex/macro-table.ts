const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Switches for the rest of a group, and commands that only move things: nothing to read. */
export const SILENT = words(`
  it em bf tt sc rm sf sl md up itshape bfseries ttfamily scshape rmfamily sffamily upshape
  mdseries normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge
  displaystyle textstyle scriptstyle limits nolimits boldmath centering raggedright noindent
  protect relax ensuremath xspace allowbreak nobreak newline linebreak pagebreak par hfill
  bigskip medskip smallskip maketitle item quad qquad enspace thinspace space null
  big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr left right middle
`);

/** Those of the silent commands that separate what is before them from what is after them. */
export const SPACES = words(`
  newline linebreak par hfill bigskip medskip smallskip item quad qquad enspace thinspace space
`);

/** Delimiter sizes; a dot after some of them stands for no delimiter at all. */
export const DELIMITERS = words('left right middle bigl bigr Bigl Bigr');

/** Commands that go with their arguments: references, lengths, colours, environments. */
export const DROPPED = words(`
  cite citep citet citeauthor citeyear citealp citealt parencite textcite autocite nocite ref
  eqref autoref cref Cref pageref label footnote footnotemark footnotetext thanks vspace hspace
  vspace* hspace* color begin end index input include bibliography pagestyle phantom hphantom
  vphantom usepackage includegraphics setlength
`);

/** Commands whose first argument says how the second one looks. */
export const SECOND_ARGUMENT = words(`
  textcolor colorbox fcolorbox scalebox raisebox resizebox foreignlanguage hyperref stackrel
  overset underset
`);

/** Fonts of formulas and of texts: the letters stay, the look goes. */
export const FORMULA_FONTS = words(`
  mathbf mathcal mathrm mathit mathsf mathtt mathfrak mathscr mathnormal boldsymbol bm pmb
`);
export const TEXT_FONTS = words(`
  text textbf textit texttt textsc textsf textrm textsl textmd textup textnormal emph underline
  uline uwave sout mbox hbox fbox mathop operatorname operatorname* underbrace overbrace
`);

/** Names of functions, which formulas set apart from the symbols before them. */
export const FUNCTIONS = words(`
  log ln lg exp sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan max min sup inf lim
  limsup liminf argmax argmin arg det dim ker deg rank gcd Pr softmax poly polylog mod bmod
`);

/** Abbreviations that conference styles define. */
export const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['eg', 'e.g.'],
  ['ie', 'i.e.'],
  ['etc', 'etc.'],
  ['etal', 'et al.'],
  ['vs', 'vs.'],
  ['wrt', 'w.r.t.'],
  ['aka', 'a.k.a.'],
  ['iid', 'i.i.d.'],
]);
