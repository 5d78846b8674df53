/** A WebSocket server on a free local port, with as much of RFC 6455 as the tests need. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Status 1000: normal closure. */
const CLOSE = frame(0x8, Buffer.from([3, 232]));

export interface WebSocketServer {
  /** With the scheme `ws:`. */
  readonly url: string;
  /** Paths with their queries. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Sends these texts to every client, and then closes the stream, or leaves it open. */
export async function webSocketServer(texts: readonly string[], then: 'close' | 'wait'): Promise<WebSocketServer> {
  const asked: string[] = [];
  const lines = new Set<Duplex>();
  const server = createServer((_, response) => response.writeHead(403).end());
  server.on('upgrade', (request, line: Duplex) => {
    asked.push(request.url ?? '');
    lines.add(line);
    line.on('error', () => line.destroy());
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`).digest('base64');
    line.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    for (const text of texts) line.write(frame(0x1, Buffer.from(text)));
    if (then === 'close') line.write(CLOSE);
    // A client that closes the stream waits for the server to end the connection.
    line.on('data', (received: Buffer) => {
      if (received[0] === CLOSE[0]) line.end(then === 'close' ? undefined : CLOSE);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        for (const line of lines) line.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Not masked, as required of servers. */
function frame(kind: number, payload: Buffer): Buffer {
  const length = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([0x80 | kind, ...length]), payload]);
}
