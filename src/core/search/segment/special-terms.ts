/** Terms that no text can hold, because of their colon: what filters look for. */
export const authorTerm = (word: string): string => `author:${word}`;
export const organizationTerm = (word: string): string => `org:${word}`;
export const categoryTerm = (category: string): string => `cat:${category.toLowerCase()}`;

/** An acronym's row lists its long forms, and a long form's row its acronyms. */
export const acronymTerm = (acronym: string): string => `short:${acronym}`;
export const longFormTerm = (stems: readonly string[]): string => `long:${stems.join(' ')}`;

export const isSpecial = (term: string): boolean => term.includes(':');
