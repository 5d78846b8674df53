/** Outputs that are one text: V8 holds none of more than half a billion characters. */
import { OutputError } from '../../errors.js';

/** @throws OutputError where what is written would be longer than a string can be */
export function asOneText(write: () => string): string {
  try {
    return write();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const message =
      'the report is too long for one text; write --format ndjson to standard output, or fewer --fields, or --no-mentions';
    throw new OutputError(message, { cause });
  }
}
