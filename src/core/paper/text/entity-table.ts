import { pairs } from './pairs.ts';

/** HTML's named characters that feeds use, besides Greek letters and accented ones. */
export const NAMED_ENTITIES: ReadonlyMap<string, string> = new Map([
  ['nbsp', ' '],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ...pairs(`
    amp & lt < gt > quot " apos ' lsquo ‘ rsquo ’ ldquo “ rdquo ” sbquo ‚ bdquo „
    laquo « raquo » ndash – mdash — minus − hellip … middot · bull • sect § para ¶
    times × divide ÷ plusmn ± deg ° micro µ sup1 ¹ sup2 ² sup3 ³ frac12 ½ frac14 ¼ frac34 ¾
    prime ′ Prime ″ le ≤ ge ≥ ne ≠ asymp ≈ equiv ≡ sim ∼ cong ≅ prop ∝ infin ∞ radic √
    sum ∑ prod ∏ int ∫ part ∂ nabla ∇ isin ∈ notin ∉ sub ⊂ sup ⊃ sube ⊆ supe ⊇ cap ∩ cup ∪
    forall ∀ exist ∃ empty ∅ and ∧ or ∨ not ¬ oplus ⊕ otimes ⊗ perp ⊥ lang ⟨ rang ⟩
    larr ← rarr → uarr ↑ darr ↓ harr ↔ rArr ⇒ lArr ⇐ hArr ⇔ dagger † Dagger ‡ permil ‰
    copy © reg ® trade ™ euro € pound £ yen ¥ cent ¢ szlig ß oslash ø Oslash Ø aelig æ AElig Æ
    oelig œ OElig Œ eth ð ETH Ð thorn þ THORN Þ lstrok ł Lstrok Ł check ✓
  `),
]);
