import type { Paper } from './model.ts';

const COMMENT =
  /^withdrawn\b|\b(?:paper|article|submission|manuscript|preprint|work|version|is|was|been)\s+(?:\w+\s+){0,3}withdrawn\b/i;
const ABSTRACT =
  /^(?:this|the)\s+(?:paper|article|submission|manuscript|preprint|work)\s+(?:is|was|has been|have been)\s+(?:\w+\s+)?withdrawn\b/i;

/** Whether its authors, or arXiv, have taken a paper back: arXiv says so in words alone. */
export function isWithdrawn({ abstract, comment = '', title }: Paper): boolean {
  return COMMENT.test(comment) || ABSTRACT.test(abstract) || /^withdrawn:/i.test(title);
}
