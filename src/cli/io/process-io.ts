/** What a command touches of the process that runs it. */
import { fstatSync, statSync, writeSync } from 'node:fs';
import type { Io, Printed } from './io.js';
import { lookupPatience } from './lookup-patience.js';

/**
 * Node's own streams take a twentieth of a scan of a small file to load. Into a file, or a pipe that has room, a call of
 * the system writes the same; all else is left to them.
 */
export function processIo(process: NodeJS.Process): Io {
  const [stdout, stderr] = [printed(1, () => process.stdout), printed(2, () => process.stderr)];
  return {
    stdout,
    stderr,
    get stdin() {
      return process.stdin;
    },
    env: process.env,
    on: (event, listener) => process.on(event, listener),
    off: (event, listener) => process.off(event, listener),
    lookUpWithin(milliseconds) {
      const patience = lookupPatience(milliseconds);
      if (patience !== undefined) process.env['RES_OPTIONS'] ??= patience;
    },
  };
}

/** A pipe holds 64 KiB where nobody made it smaller; when it is full, a call waits and hears no Ctrl-C meanwhile. */
const ROOM_BYTES = 32 * 1024;

function printed(descriptor: number, stream: () => NodeJS.WriteStream): Printed {
  let room = roomOf(descriptor);
  // Who writes hears of a failure first, by `write`; without a listener the event after it would end the process.
  let listened: Printed | null = null;
  const whole = () => (listened ??= stream().on('error', () => {}));
  if (room === 0) return whole();
  return {
    write(text, done) {
      const bytes = Buffer.from(text);
      let written = 0;
      try {
        while (bytes.length <= room && written < bytes.length) written += writeSync(descriptor, bytes, written);
      } catch (error) {
        // Somebody else made it one that does not wait.
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return done(error as Error);
      }
      if (written === bytes.length) {
        room -= written;
        return done();
      }
      room = -1;
      whole().write(bytes.subarray(written), done);
    },
  };
}

/** Bytes that it takes at once; 0: nobody knows. */
function roomOf(descriptor: number): number {
  try {
    const kind = fstatSync(descriptor);
    if (kind.isFile()) return Number.POSITIVE_INFINITY;
    if (kind.isFIFO() || kind.isSocket()) return ROOM_BYTES;
    return kind.isCharacterDevice() && kind.rdev === statSync('/dev/null').rdev ? Number.POSITIVE_INFINITY : 0;
  } catch {
    return 0;
  }
}
