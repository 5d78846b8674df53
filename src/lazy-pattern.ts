/**
 * A regular expression that is made when it is first used. V8 reads a literal when it reads the file that holds it, used
 * or not, and properties of Unicode take it long: together they were a tenth of a scan of a small file.
 */
export function lazyPattern(source: string, flags: string): () => RegExp {
  let made: RegExp | null = null;
  return () => (made ??= new RegExp(source, flags));
}

/**
 * The same by text: where all of that is ASCII, a plain pattern, which takes a tenth of the time to make, says the same.
 * @param source with the properties of Unicode that are known below, and flags with `u`
 */
export function patternFor(source: string, flags: string): (text: string) => RegExp {
  const whole = lazyPattern(source, flags);
  let plain: RegExp | null = null;
  return (text) => (isAscii(text) ? (plain ??= new RegExp(asciiOf(source), flags.replace('u', ''))) : whole());
}

export const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

const ASCII: Readonly<Record<string, string>> = {
  L: 'A-Za-z',
  Lu: 'A-Z',
  Alphabetic: 'A-Za-z',
  M: '',
  N: '0-9',
  Nd: '0-9',
  Pd: '\\-',
  C: '\\0-\\x1f\\x7f',
  Extended_Pictographic: '',
};

function asciiOf(source: string): string {
  let isInClass = false;
  return source.replace(/\\p\{([^}]*)\}|\\.|[[\]]/g, (token, property?: string) => {
    if (property === undefined) {
      if (token === '[' || token === ']') isInClass = token === '[';
      return token;
    }
    const characters = ASCII[property];
    if (characters === undefined) throw new TypeError(`no ASCII of ${property}`);
    return isInClass ? characters : `[${characters}]`;
  });
}
