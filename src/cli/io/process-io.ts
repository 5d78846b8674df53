/** The `Io` of a real process. */
import { fstatSync, statSync, writeSync } from 'node:fs';
import type { Io, Printed } from './io.js';
import { lookupPatience } from './lookup-patience.js';

/**
 * Avoids Node's own streams, which take a twentieth of a scan of a small file to load: for a file, or a pipe that has
 * room, a system call writes the same. Everything else is left to the streams.
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

/** A pipe holds 64 KiB unless it was made smaller. When it is full, the call blocks, and Ctrl-C is not noticed. */
const ROOM_BYTES = 32 * 1024;

function printed(descriptor: number, stream: () => NodeJS.WriteStream): Printed {
  let room = roomOf(descriptor);
  // `write` reports a failure to its caller first; without a listener the event after it would end the process.
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
        // Another process has made the pipe non-blocking.
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

/** Number of bytes that can be written without blocking; 0 if unknown. */
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
