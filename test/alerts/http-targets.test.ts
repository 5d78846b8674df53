/** What each service receives over HTTP, and that no text of a mention is interpreted there. */
import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { hostileAlert, hugeAlert, sampleAlert, told, tried } from '../support/telling.js';

const KINDS = ['webhook', 'slack', 'discord', 'teams', 'telegram', 'ntfy'] as const;
type Kind = (typeof KINDS)[number];

const ADDRESSES: Readonly<Record<Kind, (url: string) => string>> = {
  webhook: (url) => `${url}/hook/SECRETCANARY?key=SECRETCANARY2`,
  slack: (url) => `slack:${url}/services/T000/B000/SECRETCANARY`,
  discord: (url) => `discord:${url}/api/webhooks/1/SECRETCANARY`,
  teams: (url) => `teams:${url}/workflows/x/triggers?sig=SECRETCANARY`,
  telegram: (url) => `telegram:${url}/bot1:SECRETCANARY/sendMessage?chat_id=-100123`,
  ntfy: (url) => `ntfy:${url}/SECRETCANARY`,
};

describe('webhook', () => {
  it('sends brand, condition, text and report as JSON', async () => {
    const { server, body } = await told(ADDRESSES.webhook);
    expect(body).toEqual({
      brand: 'Acme Coffee',
      condition: 'net<-0.2 & n>=20',
      text: [
        'Acme Coffee: net<-0.2 & n>=20',
        'net_sentiment = -0.31, n = 45',
        '14 – 21 Nov 2026 UTC: 3.9 an hour',
        '− “third week waiting” @bob · mastodon https://mastodon.example/@bob/1',
        '+ “the best” bluesky',
      ].join('\n'),
      report: { schema: 'socialrank.report/1', asOf: '2026-11-21T12:00:00.000Z' },
    });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', url: '/hook/SECRETCANARY?key=SECRETCANARY2' });
    expect(request!.headers).toMatchObject({
      'content-type': 'application/json',
      'x-socialrank-delivery': sampleAlert().id,
    });
    expect(request!.headers).not.toHaveProperty('x-socialrank-signature');
  });

  it('signs the bytes of the body if a secret is set', async () => {
    const settings = { webhook: { secret: 'sesame' } };
    const { server } = await told(ADDRESSES.webhook, { alert: hostileAlert(), settings });
    const { headers, body } = server.requests[0]!;
    const signature = createHmac('sha256', 'sesame').update(body).digest('hex');
    expect(headers['x-socialrank-signature']).toBe(`sha256=${signature}`);
  });
});

describe('slack', () => {
  it('sends a text for notifications and blocks of escaped mrkdwn', async () => {
    const { body } = await told(ADDRESSES.slack);
    expect(body).toEqual({
      text: [
        '*Acme Coffee: net&lt;-0.2 &amp; n&gt;=20*',
        'netˍsentiment = -0.31, n = 45',
        '14 – 21 Nov 2026 UTC: 3.9 an hour',
        '− “third week waiting” @\u200bbob · mastodon <https://mastodon.example/@bob/1>',
        '+ “the best” bluesky',
      ].join('\n'),
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: '*Acme Coffee: net&lt;-0.2 &amp; n&gt;=20*', verbatim: true },
        },
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            text: [
              'netˍsentiment = -0.31, n = 45',
              '14 – 21 Nov 2026 UTC: 3.9 an hour',
              '− “third week waiting” @bob · mastodon <https://mastodon.example/@bob/1>',
              '+ “the best” bluesky',
            ].join('\n'),
            verbatim: true,
          },
        },
      ],
      unfurl_links: false,
      unfurl_media: false,
    });
  });

  it('pings neither a channel nor a user', async () => {
    const { server } = await told(ADDRESSES.slack, { alert: hostileAlert() });
    const { body } = server.requests[0]!;
    expect(body).not.toMatch(/<[!@#]/);
    expect(body).toContain('&lt;!channel&gt;');
    expect(body).toContain('<https://evil.example/a%7Cb?c=d&amp;e=(f)>');
  });

  it('neutralizes markup of strangers in the blocks and in the fallback text', async () => {
    const alert = sampleAlert({
      message: {
        title: 'Acme',
        lines: [],
        quotes: [{ sign: '+', text: '*b* _i_ ~s~ `c` [x](https://evil.example) @channel', by: 'eve', url: null }],
      },
    });
    const { body } = await told(ADDRESSES.slack, { alert });
    const [, quoted] = body['blocks'] as { text: { text: string } }[];
    expect(quoted!.text.text).toBe('+ “∗b∗ ˍiˍ ∼s∼ ˋcˋ [x](https://evil.example) @channel” eve');
    expect(body['text']).toBe('*Acme*\n+ “∗b∗ ˍiˍ ∼s∼ ˋcˋ [x]\u200b(https://evil.example) @\u200bchannel” eve');
  });

  it('stays within the length limits of the text and of sections', async () => {
    const { body } = await told(ADDRESSES.slack, { alert: hugeAlert() });
    expect(String(body['text']).length).toBeLessThanOrEqual(4000);
    for (const { text } of body['blocks'] as { text: { text: string } }[])
      expect(text.text.length).toBeLessThanOrEqual(3000);
  });
});

describe('discord', () => {
  it('sends content that pings nobody', async () => {
    const { body } = await told(ADDRESSES.discord);
    expect(body).toMatchObject({ allowed_mentions: { parse: [] }, flags: 4 });
    expect(body['content']).toContain('**Acme Coffee: net\\<\\-0.2 & n\\>=20**');
    expect(body['content']).toContain('<https://mastodon.example/@bob/1>');
  });

  it('breaks up mentions and escapes Markdown', async () => {
    const { body } = await told(ADDRESSES.discord, { alert: hostileAlert() });
    expect(body['content']).not.toMatch(/@(?:everyone|here|U)/);
    expect(body['content']).toContain('\\[x\\]\\(https://evil.example\\)');
    expect(body['content']).toContain('\\*b\\*');
  });

  it('stays within 2,000 characters', async () => {
    const { body } = await told(ADDRESSES.discord, { alert: hugeAlert() });
    expect(String(body['content']).length).toBeLessThanOrEqual(2000);
    expect(String(body['content']).isWellFormed()).toBe(true);
  });
});

describe('teams', () => {
  it('sends an Adaptive Card of plain text runs', async () => {
    const { body } = await told(ADDRESSES.teams);
    expect(body).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { type: 'AdaptiveCard', version: '1.4' },
        },
      ],
    });
    const [{ content }] = body['attachments'] as [{ content: { body: { inlines: [object] }[] } }];
    expect(content.body.map(({ inlines: [run] }) => run)).toEqual([
      { type: 'TextRun', text: 'Acme Coffee: net<-0.2 & n>=20', weight: 'Bolder', size: 'Medium' },
      { type: 'TextRun', text: 'net_sentiment = -0.31, n = 45' },
      { type: 'TextRun', text: '14 – 21 Nov 2026 UTC: 3.9 an hour' },
      {
        type: 'TextRun',
        text: '− “third week waiting” @bob · mastodon',
        selectAction: { type: 'Action.OpenUrl', url: 'https://mastodon.example/@bob/1' },
      },
      { type: 'TextRun', text: '+ “the best” bluesky' },
    ]);
  });

  it('stays within 28 KB', async () => {
    const { server } = await told(ADDRESSES.teams, { alert: hugeAlert() });
    expect(Buffer.byteLength(server.requests[0]!.body)).toBeLessThan(28_000);
  });
});

describe('telegram', () => {
  it('sends plain text to the chat', async () => {
    const { server, body } = await told(ADDRESSES.telegram);
    expect(server.requests[0]).toMatchObject({ method: 'POST', url: '/bot1:SECRETCANARY/sendMessage' });
    expect(body).toMatchObject({ chat_id: '-100123', link_preview_options: { is_disabled: true } });
    expect(body).not.toHaveProperty('parse_mode');
    expect(body['text']).toContain('Acme Coffee: net<-0.2 & n>=20\n');
  });

  it('pings nobody, and stays within 4,096 characters', async () => {
    const { body } = await told(ADDRESSES.telegram, { alert: hostileAlert() });
    expect(body['text']).not.toMatch(/@(?:everyone|here)/);
    const { body: huge } = await told(ADDRESSES.telegram, { alert: hugeAlert() });
    expect(String(huge['text']).length).toBeLessThanOrEqual(4096);
  });
});

describe('ntfy', () => {
  it('publishes JSON at the root of the server', async () => {
    const { server, body } = await told(ADDRESSES.ntfy, { settings: { ntfy: { token: 'tk_1' } } });
    expect(server.requests[0]).toMatchObject({ method: 'POST', url: '/', headers: { authorization: 'Bearer tk_1' } });
    expect(body).toMatchObject({
      topic: 'SECRETCANARY',
      title: 'Acme Coffee: net<-0.2 & n>=20',
      priority: 4,
      tags: ['rotating_light'],
    });
    expect(body['message']).toMatch(/^net_sentiment = -0\.31/);
  });

  it('has a lower priority for a digest, and stays within 4,096 bytes', async () => {
    const { body } = await told(ADDRESSES.ntfy, { alert: { ...hugeAlert(), condition: null } });
    expect(body).toMatchObject({ priority: 3, tags: ['bar_chart'] });
    expect(Buffer.byteLength(String(body['message']))).toBeLessThanOrEqual(4096);
  });
});

describe.each(KINDS)('%s', (kind) => {
  const address = ADDRESSES[kind];

  it('shows neither its address nor its key in the result of a delivery', async () => {
    const { delivered, server } = await told(address, {
      answer: (request, response) => void response.end(`got ${request.url} SECRETCANARY`),
    });
    expect(server.requests).toHaveLength(1);
    expect(delivered!.answer).toMatch(/^HTTP 200: got/);
    expect(JSON.stringify(delivered)).not.toContain('SECRETCANARY');
  });

  const REFUSALS: readonly (readonly [number, Record<string, string>, string, RegExp, number | null])[] = [
    [500, {}, 'broken at SECRETCANARY', /^127\.0\.0\.1:\d+ answered HTTP 500: broken at REDACTED$/, null],
    [404, { 'content-type': 'text/html' }, '<h1>no</h1>', /^127\.0\.0\.1:\d+ answered HTTP 404$/, null],
    [429, { 'retry-after': '7' }, '', /HTTP 429/, 7000],
    [429, {}, '{"retry_after": 1.5}', /HTTP 429/, 1500],
    [429, {}, '{"ok":false,"parameters":{"retry_after":9}}', /HTTP 429/, 9000],
    [429, {}, '{"retry_after": 1e99}', /HTTP 429/, 7 * 86_400_000],
    [429, {}, '[null]', /HTTP 429/, null],
    [503, { 'retry-after': 'Sat, 21 Nov 2026 12:00:03 GMT' }, '', /HTTP 503/, 3000],
    [302, { location: '/login' }, '', /HTTP 302: it redirects/, null],
    [307, { location: 'http://127.0.0.1:1/' }, '', /HTTP 307: it redirects/, null],
  ];
  it.each(REFUSALS)('treats HTTP %i %j %j as a failure', async (status, headers, text, message, wait) => {
    const { error, server } = await told(address, {
      answer: (_, response) => void response.writeHead(status, headers).end(text),
    });
    expect(server.requests).toHaveLength(1);
    expect(error!.message).toMatch(message);
    expect(error!.message).not.toContain('SECRETCANARY');
    expect(error!.retryAt).toBe(wait === null ? null : Date.parse('2026-11-21T12:00:00.000Z') + wait);
  });

  it('reports a timeout if the service does not answer', async () => {
    const { error } = await told(address, { answer: () => {}, timeoutMilliseconds: 100 });
    expect(error!.message).toMatch(/^127\.0\.0\.1:\d+ did not answer within 0\.1 s$/);
  });

  it('reports a refused connection', async () => {
    const { error } = await tried(address('http://127.0.0.1:9'));
    expect(error!.message).toBe('127.0.0.1:9 refused the connection');
  });
});
