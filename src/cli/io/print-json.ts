/** JSON as commands print it: indented by two spaces, with a final line break. */
import { type Io, write } from './io.js';

export function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Writes to standard output. @returns the exit code, 0 */
export async function printJson(io: Io, value: object): Promise<number> {
  await write(io.stdout, jsonText(value));
  return 0;
}
