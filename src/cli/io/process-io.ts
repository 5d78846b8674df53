/** `Io` of the process that runs the command. */
import { fstatSync, statSync, writeSync } from 'node:fs';
import type { Io, Printed } from './io.js';
import { lookupPatience } from './lookup-patience.js';

/**
 * Loading Node's own streams takes a twentieth of the time of scanning a small file. Files, and pipes with free
 * capacity, are therefore written by system calls; everything else goes through the streams.
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

/** A pipe holds 64 KiB unless made smaller; writing to a full one blocks, and Ctrl-C is not handled meanwhile. */
const ROOM_BYTES = 32 * 1024;

function printed(descriptor: number, stream: () => NodeJS.WriteStream): Printed {
  let room = roomOf(descriptor);
  // `write` reports a failure to its caller first; without a listener, the error event that follows ends the process.
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
        // Another process made the descriptor non-blocking.
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
