const NAMES =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma ' +
  'sigma tau upsilon phi chi psi omega';

const FIRST = 'α'.charCodeAt(0);

/** The alphabet stands in order in Unicode, with the sigma that ends words beside the other. */
const BY_LETTER = new Map(
  NAMES.split(' ').map((name, index) => [String.fromCharCode(FIRST + index), name]),
);

/** Longer runs are words of the Greek language, not symbols. */
const LONGEST_SYMBOL = 3;

/** `β-VAE` as people type it: `beta-VAE`. Expects lower case. */
export function spellGreek(text: string): string {
  return text.replace(/\p{Script=Greek}+/gu, (run) =>
    run.length > LONGEST_SYMBOL ? run : Array.from(run, nameOf).join(' '),
  );
}

const nameOf = (letter: string): string => BY_LETTER.get(letter) ?? letter;
