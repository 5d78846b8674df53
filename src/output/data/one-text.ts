/** For outputs that are a single string, which V8 limits to about half a billion characters. */
import { OutputError } from '../../errors.js';

/** @throws OutputError if the output would exceed the maximum length of a string */
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
