/** What a mail server receives, and what is reported if it refuses. */
import { describe, expect, it } from '@jest/globals';
import { readTarget } from '../../src/alerts/target.js';
import { UsageError } from '../../src/errors.js';
import { mailServer } from '../support/mail-server.js';
import { hostileAlert, sampleAlert, tried } from '../support/telling.js';

const ENDS = 'from=alerts@example.com&to=ann@example.com,bob@example.com';

describe('mail', () => {
  it('has the title of the alert as its subject', async () => {
    const server = await mailServer();
    const { delivered } = await tried(`smtp://127.0.0.1:${server.port}?${ENDS}`);
    await server.close();
    expect(delivered!.answer).toBe('250 kept as 42');
    const [{ from, to, text }] = server.letters as [(typeof server.letters)[number]];
    expect([from, to]).toEqual(['<alerts@example.com>', ['<ann@example.com>', '<bob@example.com>']]);
    const [head = '', body = ''] = text.split('\r\n\r\n');
    expect(head).toContain('Subject: Acme Coffee: net<-0.2 & n>=20');
    expect(head).toContain('From: alerts@example.com');
    expect(head).toContain('To: ann@example.com, bob@example.com');
    expect(head).toContain(`Message-ID: <${sampleAlert().id}@example.com>`);
    expect(head).toContain('Auto-Submitted: auto-generated');
    expect(body).toContain('net_sentiment =3D -0.31, n =3D 45');
  });

  it('has no header injected by the title of an alert', async () => {
    const server = await mailServer();
    const title = 'Acme\r\nBcc: eve@evil.example\r\n\r\nhello';
    const alert = hostileAlert();
    await tried(`smtp://127.0.0.1:${server.port}?${ENDS}`, {
      alert: { ...alert, message: { ...alert.message, title } },
    });
    await server.close();
    const [head = ''] = server.letters[0]!.text.split('\r\n\r\n');
    expect(head).not.toMatch(/^Bcc:/m);
    expect(server.letters[0]!.to).toHaveLength(2);
  });

  it('logs in with the credentials of the address, or else of the settings', async () => {
    const settings = { smtp: { user: 'ann', password: 'SECRETCANARY' } };
    const server = await mailServer();
    await tried(`smtp://127.0.0.1:${server.port}?${ENDS}`, { settings });
    await tried(`smtp://bob:OTHER%40CANARY@127.0.0.1:${server.port}?${ENDS}`, { settings });
    await server.close();
    const logins = server.commands.filter((line) => line.startsWith('AUTH PLAIN'));
    expect(logins.map((line) => Buffer.from(line.split(' ')[2]!, 'base64').toString())).toEqual([
      '\0ann\0SECRETCANARY',
      '\0bob\0OTHER@CANARY',
    ]);
  });

  const REFUSALS: readonly (readonly [Record<string, string>, RegExp])[] = [
    [
      { 'RCPT TO:': '550 no such user ann:SECRETCANARY' },
      /^127\.0\.0\.1 refused the sender or the recipients \(SMTP 550\)$/,
    ],
    [{ AUTH: '535 SECRETCANARY is wrong' }, /^127\.0\.0\.1 refused the login \(SMTP 535\)$/],
    [{ DATA: '451 later' }, /^127\.0\.0\.1 .* \(SMTP 451\)$/],
  ];
  it.each(REFUSALS)('is not delivered if the server answers %j', async (refusals, message) => {
    const server = await mailServer(refusals);
    const { error } = await tried(`smtp://ann:SECRETCANARY@127.0.0.1:${server.port}?${ENDS}`);
    await server.close();
    expect(error!.message).toMatch(message);
    expect(error!.message).not.toContain('SECRETCANARY');
  });

  it('reports how many of its recipients were refused', async () => {
    const server = await mailServer({ 'RCPT TO:<bob': '550 no' });
    const { delivered } = await tried(`smtp://127.0.0.1:${server.port}?${ENDS}`);
    await server.close();
    expect(delivered!.answer).toBe('250 kept as 42; 1 of 2 recipients were refused');
  });

  it('is not delivered if nothing listens at the address', async () => {
    const { error } = await tried(`smtp://127.0.0.1:9?${ENDS}`);
    expect(error!.message).toBe('127.0.0.1 cannot be reached');
  });

  it.each([
    'smtp://mail.example.com',
    'smtp://mail.example.com?from=a@example.com',
    'smtp://mail.example.com?to=a@example.com',
    'smtp://mail.example.com?from=a@example.com&to=Ann',
    'smtp://mail.example.com?from=a@example.com%0d%0aBcc:b@example.com&to=c@example.com',
    'smtp://mail.example.com?from=a@example.com,b@example.com&to=c@example.com',
    'smtp://?from=a@example.com&to=c@example.com',
  ])('rejects the address %s', (address) => {
    expect(() => readTarget(address, {})).toThrow(UsageError);
  });
});
