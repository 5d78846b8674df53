/** A small proxy as used in companies, for tunnels (CONNECT) and plain requests with full URLs. */
import { createServer, request as forward, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface Proxy {
  readonly url: string;
  /** `CONNECT host:port` and `GET http://…`, in order. */
  readonly asked: string[];
  /** The Proxy-Authorization header of each request. */
  readonly credentials: (string | undefined)[];
  close(): Promise<void>;
}

/**
 * @param route local port to which all hosts are routed, as the host names of tests do not exist
 * @param behaviour `refuse`: answers 407 to everything; `silent`: accepts and never answers
 */
export async function proxy(route: number, behaviour: 'serve' | 'refuse' | 'silent' = 'serve'): Promise<Proxy> {
  const asked: string[] = [];
  const credentials: Proxy['credentials'] = [];
  const sockets = new Set<Socket>();
  const note = ({ method, url, headers }: IncomingMessage) => {
    asked.push(`${method} ${url}`);
    credentials.push(headers['proxy-authorization']);
  };
  const server = createServer((request, response) => {
    note(request);
    if (behaviour === 'silent') return;
    if (behaviour === 'refuse') return void response.writeHead(407).end();
    const { pathname, search } = new URL(request.url ?? '');
    const { 'proxy-authorization': _, ...headers } = request.headers;
    const onward = forward({
      port: route,
      host: '127.0.0.1',
      path: pathname + search,
      method: request.method,
      headers,
    });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    request.pipe(onward);
  });
  server.on('connect', (request, client: Socket) => {
    note(request);
    client.on('error', () => {});
    if (behaviour === 'silent') return;
    if (behaviour === 'refuse') return void client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const onward = connect(route, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    onward.on('error', () => client.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    credentials,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
