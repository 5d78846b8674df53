/** The package ships no types. */
declare module 'stopword' {
  /** Lists of words by ISO 639-3 code, among functions. */
  const stopword: Readonly<Record<string, unknown>>;
  export default stopword;
}
