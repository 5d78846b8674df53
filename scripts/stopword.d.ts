/** The package ships no types. */
declare module 'stopword' {
  /** Word lists by ISO 639-3 code, among functions. */
  const stopword: Readonly<Record<string, unknown>>;
  export default stopword;
}
