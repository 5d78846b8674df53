/** Writes the tape of the demo: `node dist/scripts/example/tape.js`. A test fails if it is stale. */
import { writeFileSync } from 'node:fs';
import { toRecord } from '../../src/cli/recorded-scan.js';
import { recorder } from '../../src/http/record.js';
import type { Exchange, RawResponse, Transport } from '../../src/http/transport.js';
import { prepare } from '../../src/library/prepare.js';
import { scan } from '../../src/scan/scan.js';
import { selectSources } from '../../src/sources/select.js';
import { answerOf } from './answers.js';

export const QUERY = 'Acme Coffee';
export const NOW = new Date('2026-11-21T12:00:00.000Z');

/** A complete scan over made-up responses, as recorded by `--record`. */
export async function exampleTape(): Promise<string> {
  const { sources } = await selectSources(['hackernews', 'bluesky', 'mastodon', 'googlenews']);
  const recording = recorder(madeUp);
  const prepared = await prepare(QUERY, {
    sources,
    wanted: new Set(),
    transport: recording.transport,
    now: () => NOW,
    isReplay: true,
  });
  await scan(prepared.request);
  prepared.close();
  const har = recording.toHar({ secrets: [], version: '0.1.0', scan: toRecord(prepared.request) });
  // The content does not depend on when it was written.
  return har
    .replace(/("startedDateTime": )"[^"]*"/g, `$1"${NOW.toISOString()}"`)
    .replace(/("(?:time|wait)": )[\d.]+/g, '$10');
}

const madeUp: Transport = {
  send({ url }: Exchange): Promise<RawResponse> {
    const answer = answerOf(new URL(url), NOW);
    const headers = { 'content-type': answer.type };
    return Promise.resolve({ status: answer.status, headers, bytes: Buffer.from(answer.body) });
  },
  close() {},
};

if (process.argv[1]?.endsWith('example/tape.js') === true)
  writeFileSync('examples/acme-coffee.har', await exampleTape());
