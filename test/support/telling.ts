/** Sample alerts, and a way to send them, for tests of targets. */
import { type Alert, type Delivered, DeliveryError } from '../../src/alerts/alert.js';
import type { AlertSettings } from '../../src/alerts/settings.js';
import { readTarget } from '../../src/alerts/target.js';
import { withMeans } from '../../src/cli/alerting/means.js';
import { type Answer, type Loopback, loopback } from './loopback.js';

/** A text that tries to be more than text in any target: mentions, markup, scripts and links. */
const HOSTILE =
  '<!channel> @everyone @here <@U123> </p><script>alert(1)</script> [x](https://evil.example) *b* _i_ `c` &amp; "q" ~s~ |p|';

export function sampleAlert(given: Partial<Alert> = {}): Alert {
  return {
    id: '0123456789abcdef0123456789abcdef',
    brand: 'Acme Coffee',
    condition: 'net<-0.2 & n>=20',
    at: '2026-11-21T12:00:00.000Z',
    message: {
      title: 'Acme Coffee: net<-0.2 & n>=20',
      lines: ['net_sentiment = -0.31, n = 45', '14 – 21 Nov 2026 UTC: 3.9 an hour'],
      quotes: [
        { sign: '−', text: 'third week waiting', by: '@bob · mastodon', url: 'https://mastodon.example/@bob/1' },
        { sign: '+', text: 'the best', by: 'bluesky', url: null },
      ],
    },
    report: { schema: 'socialrank.report/1', asOf: '2026-11-21T12:00:00.000Z' },
    ...given,
  };
}

export function hostileAlert(): Alert {
  const url = 'https://evil.example/a|b?c=d&e=(f)';
  return sampleAlert({
    brand: HOSTILE,
    message: { title: HOSTILE, lines: [HOSTILE, HOSTILE], quotes: [{ sign: '+', text: HOSTILE, by: HOSTILE, url }] },
  });
}

/** An alert whose texts are all extremely long. */
export function hugeAlert(): Alert {
  const long = '\u{1f600}<&@*'.repeat(2000);
  return sampleAlert({
    message: {
      title: long,
      lines: Array.from({ length: 40 }, () => long),
      quotes: [{ sign: '+', text: long, by: long, url: `https://example.com/${'a'.repeat(1500)}` }],
    },
  });
}

export interface Told {
  readonly delivered: Delivered | null;
  readonly error: DeliveryError | null;
  readonly server: Loopback;
  /** Body of the last request, as JSON. */
  readonly body: Record<string, unknown>;
}

export interface Circumstances {
  readonly alert?: Alert;
  readonly settings?: AlertSettings;
  readonly answer?: Answer;
  readonly timeoutMilliseconds?: number;
  readonly now?: string;
}

/** @param target returns the target for the URL of the server that stands in for it */
export async function told(target: (url: string) => string, circumstances: Circumstances = {}): Promise<Told> {
  const server = await loopback(circumstances.answer ?? ((_, response) => void response.end('ok')));
  try {
    const { delivered, error } = await tried(target(server.url), circumstances);
    const last = server.requests.at(-1)?.body ?? '';
    return { delivered, error, server, body: (last === '' ? {} : JSON.parse(last)) as Told['body'] };
  } finally {
    await server.close();
  }
}

export async function tried(
  target: string,
  { alert = sampleAlert(), settings = {}, timeoutMilliseconds, now = '2026-11-21T12:00:00.000Z' }: Circumstances = {},
): Promise<Pick<Told, 'delivered' | 'error'>> {
  const reached = readTarget(target, settings);
  const io = { env: { PATH: process.env['PATH'] }, now: () => new Date(now) };
  try {
    const delivered = await withMeans({ io, timeoutMilliseconds, signal: new AbortController().signal }, (means) =>
      reached.send(alert, means),
    );
    return { delivered, error: null };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return { delivered: null, error };
  }
}
