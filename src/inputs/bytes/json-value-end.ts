/**
 * Finds the end of a JSON value across chunks. Brackets are counted, not matched: errors are left to the parser of the
 * value.
 */

export interface ValueState {
  depth: number;
  isInString: boolean;
  isEscaped: boolean;
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c] as const;
/** Characters between values: none of them begins one. */
const [TAB, LINE_FEED, RETURN, RECORD_SEPARATOR, SPACE] = [0x09, 0x0a, 0x0d, 0x1e, 0x20] as const;
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d] as const;

/** @returns offset past the last byte of the value; null if it continues in the next chunk */
export function endOfValue(state: ValueState, chunk: Buffer, start: number): number | null {
  let { depth, isInString, isEscaped } = state;
  for (let at = start; at < chunk.length; at += 1) {
    const byte = chunk[at]!;
    if (isInString) {
      if (isEscaped) isEscaped = false;
      else if (byte === BACKSLASH) isEscaped = true;
      else if (byte === QUOTE) {
        isInString = false;
        if (depth === 0) return at + 1;
      }
    } else if (byte === QUOTE) {
      isInString = true;
    } else if (byte === OBJECT || byte === LIST) {
      depth += 1;
    } else if (byte === OBJECT_END || byte === LIST_END) {
      // With nothing open, it closes the container of the value.
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && isBetween(byte)) {
      return at;
    }
  }
  Object.assign(state, { depth, isInString, isEscaped });
  return null;
}

function isBetween(byte: number): boolean {
  return (
    byte === COMMA ||
    byte === SPACE ||
    byte === LINE_FEED ||
    byte === RETURN ||
    byte === TAB ||
    byte === RECORD_SEPARATOR
  );
}
