/** What a plugin prints goes out before it goes on: Node would keep what nobody has read yet, without a bound. */
import { Writable } from 'node:stream';
import { writeAll } from './write-all.js';

export function printable(file: 1 | 2): Writable {
  return new Writable({
    write(chunk: Buffer, _, done) {
      writeAll(file, chunk);
      done();
    },
  });
}
