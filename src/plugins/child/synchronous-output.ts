/** Streams that write synchronously: Node.js would otherwise buffer unread output of a plugin without limit. */
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
