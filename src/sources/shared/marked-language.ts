/** How people mark the language of a post, where a search compares the marks letter by letter. */

/**
 * Some write `nb` for Norwegian and `fil` for Tagalog, others `no` and `tl`: asked for one, such a search finds none of
 * the other. @param language as a query has it: the two codes are one there
 */
export const hasTwoMarks = (language: string): boolean => language === 'no' || language === 'tl';
