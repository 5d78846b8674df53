/**
 * Returns a function that compiles a regular expression on first use. V8 compiles a regex literal when it loads the
 * file, whether it is used or not, and Unicode properties are slow to compile: together they took a tenth of the time
 * of scanning a small file.
 */
export function lazyPattern(source: string, flags: string): () => RegExp {
  let made: RegExp | null = null;
  return () => (made ??= new RegExp(source, flags));
}

/**
 * Returns a function that selects the pattern for a text: for ASCII texts an equivalent pattern without Unicode
 * properties, which takes a tenth of the time to compile.
 * @param source may use only the Unicode properties listed in `ASCII` below
 * @param flags must contain `u`
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
