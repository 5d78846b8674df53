/** Language codes of posts, for searches that compare them literally. */

/**
 * Whether posts in a language may carry either of two codes. Some authors write `nb` for Norwegian and `fil` for
 * Tagalog, others `no` and `tl`; a literal search for one misses the other.
 * @param language code from a query, where both codes are already normalized to one
 */
export const hasTwoMarks = (language: string): boolean => language === 'no' || language === 'tl';
