/** A server that sends the given bytes, whether they are HTTP or not. */

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

export interface RawServer {
  readonly url: string;
  readonly port: number;
  /** Number of connections so far. */
  readonly hits: () => number;
  close(): Promise<void>;
}

/** @param answer called once per connection, when the first bytes arrive; null: accepts connections and stays silent */
export async function rawServer(
  answer: ((socket: Socket, request: string) => void) | null,
  host = '127.0.0.1',
): Promise<RawServer> {
  const sockets = new Set<Socket>();
  let hits = 0;
  const server = createServer((socket) => {
    hits += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    if (answer !== null) socket.once('data', (bytes) => answer(socket, bytes.toString('latin1')));
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    port,
    hits: () => hits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A complete response with its Content-Length. */
export function answered(headers: readonly string[], body: Uint8Array | string): Buffer {
  const bytes = Buffer.from(body);
  const head = ['HTTP/1.1 200 OK', ...headers, `Content-Length: ${bytes.length}`, 'Connection: close', '', ''];
  return Buffer.concat([Buffer.from(head.join('\r\n')), bytes]);
}
