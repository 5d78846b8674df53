/** A program for tests of real streams: it reads the stream named by its argument, and prints what it received. */
import { testNetwork } from './test-network.js';

const [, , url = '', silence = '0'] = process.argv;
const network = testNetwork();
const texts: string[] = [];
try {
  for await (const text of network.http.stream!({ url, silenceMilliseconds: Number(silence) })) texts.push(text);
  process.stdout.write(JSON.stringify({ texts }));
} catch (error) {
  const { code, message } = error as { code?: string; message?: string };
  process.stdout.write(JSON.stringify({ texts, code, message }));
}
network.close();
