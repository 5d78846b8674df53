/**
 * A regular expression that is made when it is first used. V8 reads a literal when it reads the file that holds it, used
 * or not, and properties of Unicode take it long: together they were a tenth of a scan of a small file.
 */
export function lazyPattern(source: string, flags: string): () => RegExp {
  let made: RegExp | null = null;
  return () => (made ??= new RegExp(source, flags));
}
