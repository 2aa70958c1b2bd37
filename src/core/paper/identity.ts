/** An arXiv identifier without its version: `2401.01234`, `hep-th/9901001`. */
export type PaperId = string;

/** Where people read a paper. */
export interface PaperLinks {
  readonly abstract: string;
  readonly pdf: string;
  readonly huggingface: string;
}

const ARCHIVES = [
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas',
  'cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin',
  'nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|q-fin|quant-ph|solv-int|stat|supr-con',
].join('|');

const PLACES = [
  String.raw`(?:(?:www|export|browse)\.)?arxiv\.org/(?:abs|pdf|html|format|ps|src|e-print)/`,
  String.raw`ar5iv(?:\.labs\.arxiv)?\.org/(?:abs|pdf|html)/`,
  String.raw`(?:www\.)?(?:huggingface\.co|hf\.co)/papers(?:/|/?\?(?:[^\s&]{1,60}&){0,5}(?:id|arxiv_?id)=)`,
  String.raw`(?:www\.)?alphaxiv\.org/(?:abs|overview|pdf)/`,
  String.raw`(?:(?:dx\.)?doi\.org/)?10\.48550/arxiv\.`,
  // OpenReview numbers its pages itself; some links carry the arXiv id beside that.
  String.raw`(?:www\.)?openreview\.net/\w{1,20}\?\S{0,200}?arxiv(?:\S{0,40}?[^\s\d])?`,
].join('|');

const IDENTIFIER = new RegExp(
  [
    String.raw`^(?:(?:https?://)?(?:${PLACES})|arxiv:\s*|doi:\s*10\.48550/arxiv\.)?`,
    String.raw`(?:(?<month>\d{4})\.(?<number>\d{4,5})`,
    String.raw`|(?<archive>${ARCHIVES})(?:\.[a-z]{2})?/(?<serial>\d{7}))`,
    String.raw`(?:v\d{1,3})?(?:\.(?:pdf|md))?/?(?:[?#&]\S*)?(?:\s*\[[a-z.-]{2,20}\])?$`,
  ].join(''),
  'i',
);

/** A link or a DOI, to whatever it leads. */
const LINK =
  /^(?:https?:\/\/|www\.|(?:doi:)?10\.\d{4,9}\/|(?:[\w-]{1,30}\.){0,3}(?:arxiv\.org|hf\.co|huggingface\.co)\/)\S+$/i;

/** An identifier, give or take some digits. */
const IDENTIFIER_LIKE =
  /^(?:arxiv:\s*)?(?:(?<month>\d{4})\.\d{3,6}|[a-z-]{2,10}(?:\.[a-z]{2})?\/(?<oldMonth>\d{4})\d{2,4})(?:v\d{1,3})?$/i;

/** Longer than any link that people paste; what is longer is a text, not an identifier. */
const LONGEST = 300;

/**
 * The paper that a whole text names: an arXiv identifier or DOI, or a link to arXiv, ar5iv,
 * alphaXiv or Hugging Face, in any form that people paste. Undefined when it is anything else.
 */
export function parsePaperId(text: string): PaperId | undefined {
  if (text.length > LONGEST) return undefined;
  const found = IDENTIFIER.exec(bare(text))?.groups;
  if (found === undefined) return undefined;
  const { month, number, archive, serial } = found;
  if (month !== undefined && number !== undefined) {
    return isNewStyle(month, number) ? `${month}.${number}` : undefined;
  }
  if (archive === undefined || serial === undefined || !isOldStyle(serial)) return undefined;
  return `${archive.toLowerCase()}/${serial}`;
}

/**
 * Why a text that is meant as a paper's identifier or link names none, to be put after it in a
 * sentence. Undefined for other texts, and for those that name a paper.
 */
export function whyNoPaper(text: string): string | undefined {
  if (parsePaperId(text)) return undefined;
  const named = bare(text.slice(0, LONGEST));
  if (LINK.test(named)) return 'names no arXiv paper';
  const { month, oldMonth } = IDENTIFIER_LIKE.exec(named)?.groups ?? {};
  const yymm = month ?? oldMonth;
  if (yymm === undefined) return undefined;
  return isMonth(yymm) ? 'is no arXiv id' : `is no arXiv id: there is no month ${yymm.slice(2)}`;
}

/** What parts a text into words and links, markdown's and Slack's marks included. */
const BETWEEN = /[\s<>()[\]{}|"'`,;*]+/;

/** The papers that a text of many words names by a link or an id, in its order, each once. */
export function papersIn(text: string): readonly PaperId[] {
  return [...new Set(text.split(BETWEEN).flatMap((word) => parsePaperId(word) ?? []))];
}

/** The public pages of a paper. */
export function paperLinks(id: PaperId): PaperLinks {
  return {
    abstract: `https://arxiv.org/abs/${id}`,
    pdf: `https://arxiv.org/pdf/${id}`,
    huggingface: `https://huggingface.co/papers/${id}`,
  };
}

/** The text without the angle brackets (and Slack's label) or punctuation around it. */
function bare(text: string): string {
  const inner = /^\s*[<("'`]*([^\s<>|][^<>|]*)/.exec(text)?.[1] ?? '';
  return inner.replace(/[\s.,;:!)}"'`]+$/, '').replace(/\?$/, '');
}

/** arXiv's scheme since April 2007; five digits since January 2015. */
function isNewStyle(month: string, number: string): boolean {
  const digits = Number(month) <= 1412 ? 4 : 5;
  return Number(month) >= 704 && isMonth(month) && number.length === digits;
}

/** arXiv's scheme from August 1991 to March 2007. */
function isOldStyle(serial: string): boolean {
  const month = serial.slice(0, 4);
  const inUse = Number(month) >= 9107 || Number(month) <= 703;
  return inUse && isMonth(month);
}

const isMonth = (yymm: string): boolean => /^\d\d(?:0[1-9]|1[0-2])$/.test(yymm);
