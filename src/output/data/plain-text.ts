/** External text for CSV, TSV and Markdown: exact, except for characters that would mislead readers of the file. */

/** Replaces control characters (except tab, CR and LF) and bidi overrides, embeddings and isolates by U+FFFD. */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
