/** Where a JSON value ends, in chunks. Brackets are counted, not matched: whoever parses the value will see. */

export interface ValueState {
  depth: number;
  isInString: boolean;
  isEscaped: boolean;
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c] as const;
/** None of them begins a value. */
const [TAB, LINE_FEED, RETURN, RECORD_SEPARATOR, SPACE] = [0x09, 0x0a, 0x0d, 0x1e, 0x20] as const;
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d] as const;

/** @returns behind its last byte; null: it goes on in the next chunk */
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
      // With nothing open, it ends what the value stands in.
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
