import { pairs } from '../pairs.ts';

export const GREEK: ReadonlyMap<string, string> = new Map(
  pairs(`
    alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ varkappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
    varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Alpha Α Beta Β Gamma Γ Delta Δ
    Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ
    Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω
  `),
);

/** Signs between two things: they keep a space on both sides or on none. */
export const RELATIONS: ReadonlyMap<string, string> = new Map(
  pairs(`
    le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ ll ≪ gg ≫ approx ≈ approxeq ≊ sim ∼
    simeq ≃ cong ≅ equiv ≡ propto ∝ prec ≺ succ ≻ preceq ⪯ succeq ⪰ lesssim ≲ gtrsim ≳ doteq ≐
    in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ mid ∣ nmid ∤
    parallel ∥ perp ⊥ models ⊨ vdash ⊢ dashv ⊣ coloneqq ≔ triangleq ≜ asymp ≍ bowtie ⋈
    to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐
    Leftrightarrow ⇔ implies ⇒ impliedby ⇐ iff ⇔ mapsto ↦ longmapsto ⟼ longrightarrow ⟶
    longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ hookrightarrow ↪
    hookleftarrow ↩ rightharpoonup ⇀ rightleftharpoons ⇌ rightsquigarrow ⇝ leadsto ⇝
    twoheadrightarrow ↠ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ xrightarrow → xleftarrow ←
  `),
);

const OPERATORS = `
  times × div ÷ pm ± mp ∓ cdot · ast * star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙
  cup ∪ cap ∩ bigcup ⋃ bigcap ⋂ setminus ∖ smallsetminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ neg ¬
  lnot ¬ sqcup ⊔ sqcap ⊓ uplus ⊎ amalg ⨿ wr ≀ ltimes ⋉ rtimes ⋊ boxtimes ⊠ boxplus ⊞ sum ∑
  prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigoplus ⨁ bigotimes ⨂ bigwedge ⋀ bigvee ⋁ surd √
`;

const SIGNS = `
  infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ complement ∁
  top ⊤ bot ⊥ angle ∠ triangle △ Box □ square □ blacksquare ■ Diamond ◇ diamond ⋄ bigstar ★
  checkmark ✓ cmark ✓ xmark ✗ ell ℓ hbar ℏ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ imath ı jmath ȷ
  prime ′ backprime ‵ dag † dagger † ddag ‡ ddagger ‡ S § P ¶ deg ° degree ° textdegree °
  dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ textellipsis … therefore ∴ because ∵
  uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ upuparrows ⇈ downdownarrows ⇊
  langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lVert ‖ rVert ‖ Vert ‖ lvert | rvert |
  vert | lbrace { rbrace } lbrack [ rbrack ] colon : flat ♭ sharp ♯ natural ♮ heartsuit ♡
  clubsuit ♣ spadesuit ♠ diamondsuit ♢ maltese ✠ eth ð mho ℧ copyright © textcopyright ©
  textregistered ® texttrademark ™ pounds £ textsterling £ euro € texteuro € textdollar $ yen ¥
  textmu µ textohm Ω textpm ± texttimes × textrightarrow → textleftarrow ← textuparrow ↑
  textdownarrow ↓ textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotesingle '
  textquotedblleft “ textquotedblright ” textgreater > textless < textbar | textasciitilde ~
  textasciicircum ^ textbackslash / textbullet • textperiodcentered · textunderscore _
  lt < gt > lq ‘ rq ’ slash / textquotedbl " guillemotleft « guillemotright »
`;

/** All characters that have a command and are no relation, letter or accent. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...GREEK,
  ...pairs(OPERATORS),
  ...pairs(SIGNS),
]);

/** Blackboard bold for the letters of sets, as `\mathbb{R}` and `\mathds{1}` give it. */
export const DOUBLE_STRUCK: ReadonlyMap<string, string> = new Map(
  pairs('A 𝔸 B 𝔹 C ℂ D 𝔻 E 𝔼 F 𝔽 G 𝔾 H ℍ I 𝕀 K 𝕂 N ℕ P ℙ Q ℚ R ℝ S 𝕊 T 𝕋 V 𝕍 X 𝕏 Z ℤ 1 𝟙'),
);
