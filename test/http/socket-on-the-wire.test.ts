/** Streams over real connections on loopback. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { webSocketServer } from '../support/web-socket-server.js';

const program = fileURLToPath(new URL('../support/streaming.js', import.meta.url));
async function read(url: string, silenceMilliseconds: number): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, url, String(silenceMilliseconds)]);
  return JSON.parse(stdout) as unknown;
}

describe('a stream over a real connection', () => {
  let close = async (): Promise<void> => {};
  afterEach(async () => close());

  const serve = async (texts: readonly string[], then: 'close' | 'wait') => {
    const server = await webSocketServer(texts, then);
    ({ close } = server);
    return { ...server, url: server.url.replace('ws:', 'http:') };
  };

  it('is read until the server closes it', async () => {
    const long = 'é'.repeat(5000);
    const { url, asked } = await serve(['{"a":1}', long], 'close');
    expect(await read(`${url}/subscribe?cursor=1`, 10_000)).toEqual({ texts: ['{"a":1}', long] });
    expect(asked).toEqual(['/subscribe?cursor=1']);
  });

  it('ends if the server stays silent', async () => {
    const { url } = await serve(['a', 'b'], 'wait');
    expect(await read(url, 2000)).toEqual({ texts: ['a', 'b'] });
  });

  it('fails if nothing listens', async () => {
    const { url } = await serve([], 'close');
    await close();
    close = async () => {};
    expect(await read(url, 10_000)).toMatchObject({ texts: [], code: 'unreachable' });
  });
});
