import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { notUnderstood } from './failure.ts';

/** An Atom entry is four deep. */
const DEEPEST = 12;

const LISTS = new Set(['author', 'category', 'entry', 'link']);

/**
 * Text stays text: an id such as 2401.00010 is no number, and no entity is expanded here (the
 * papers' texts are cleaned of theirs later). Elements that may come several times are lists.
 */
const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  alwaysCreateTextNode: true,
  maxNestedTags: DEEPEST,
  isArray: (name) => LISTS.has(name),
});

/** Before any piece is parsed: XML that defines something of its own is refused unread. */
const DEFINITIONS = /<!(?!\[CDATA\[|--)/;

/**
 * XML from outside as plain objects. Throws SourceError for anything that is not well-formed, too
 * deep, or that defines entities. The validator comes first: the parser makes the best of a text
 * that is cut off.
 */
export function parseXml(text: string): unknown {
  if (DEFINITIONS.test(text))
    throw notUnderstood('holds definitions, which no list of papers does');
  const validity = XMLValidator.validate(text);
  if (validity !== true) throw notUnderstood(`is no whole XML (line ${validity.err.line})`);
  try {
    return parser.parse(text);
  } catch (cause) {
    throw notUnderstood('is no XML of the usual kind', cause);
  }
}
