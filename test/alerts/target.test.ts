/** How targets are read, and how invalid ones are reported. */
import { describe, expect, it } from '@jest/globals';
import { KINDS, readTarget } from '../../src/alerts/target.js';
import { UsageError } from '../../src/errors.js';

const settings = { telegram: { token: '1:SECRETCANARY' } };

describe('a target', () => {
  const READ: readonly (readonly [string, string, string])[] = [
    ['https://example.com/hook', 'webhook', 'example.com'],
    ['HTTP://127.0.0.1:8080/a', 'webhook', '127.0.0.1:8080'],
    ['webhook:https://example.com/hook', 'webhook', 'example.com'],
    ['slack:https://hooks.slack.com/services/T/B/SECRETCANARY', 'slack', 'hooks.slack.com'],
    ['Discord:https://discord.com/api/webhooks/1/SECRETCANARY', 'discord', 'discord.com'],
    ['teams:https://x.logic.azure.com/workflows/1?sig=SECRETCANARY', 'teams', 'x.logic.azure.com'],
    ['telegram:@acme', 'telegram', 'api.telegram.org'],
    ['telegram:-1001234', 'telegram', 'api.telegram.org'],
    ['ntfy:SECRETCANARY', 'ntfy', 'ntfy.sh'],
    ['ntfy:https://ann:SECRETCANARY@ntfy.example.com/up/topic', 'ntfy', 'ntfy.example.com'],
    ['smtp://ann:SECRETCANARY@mail.example.com?from=a@b.example&to=c@d.example', 'smtp', 'mail.example.com'],
    ['smtps://mail.example.com:465?from=a@b.example&to=c@d.example', 'smtp', 'mail.example.com:465'],
    ['exec:./tell.sh --key SECRETCANARY', 'exec', './tell.sh'],
    ['feed:/tmp/alerts.rss', 'feed', '/tmp/alerts.rss'],
  ];
  it.each(READ)('%s is %s at %s', (typed, kind, place) => {
    const target = readTarget(typed, settings);
    expect(target).toMatchObject({ kind, place });
    expect(target.label).toBe(`${kind} ${place} (${target.hash.slice(0, 6)})`);
    expect(target.label).not.toContain('SECRETCANARY');
    expect(readTarget(target.typed, settings).hash).toBe(target.hash);
  });

  it('contains no secret of the settings', () => {
    expect(readTarget('telegram:@acme', settings).typed).toBe('telegram:@acme');
  });

  it('is distinguished from another one at the same host', () => {
    const hashes = ['a', 'b'].map((path) => readTarget(`https://example.com/${path}`, {}).hash);
    expect(new Set(hashes).size).toBe(2);
  });

  const REFUSED: readonly (readonly [string, RegExp])[] = [
    ['', /no kind/],
    ['SECRETCANARY', /^the target has no kind$/],
    ['smoke:signals', /^unknown kind of target smoke$/],
    ['__proto__:x', /unknown kind/],
    ['ftp://SECRETCANARY@example.com', /^unknown kind of target ftp$/],
    ['slack:SECRETCANARY', /^the slack target is not an http or https address$/],
    ['slack:file:///etc/passwd', /not an http or https address/],
    ['discord:', /not an http or https address/],
    ['telegram:', /neither a @channel nor/],
    ['telegram:acme SECRETCANARY', /neither a @channel nor/],
    ['telegram:https://api.telegram.org/botSECRETCANARY/sendMessage', /no chat_id/],
    ['ntfy:', /names no topic/],
    ['ntfy:a b', /names no topic/],
    ['ntfy:../x', /names no topic|no http/],
    ['exec:', /names no command/],
    ['feed:alerts.txt', /not a file .rss, .atom or .json/],
    ['smtp:mail.example.com', /unknown kind of target smtp/],
  ];
  it.each(REFUSED)('is rejected: %s', (typed, message) => {
    expect(() => readTarget(typed, {})).toThrow(UsageError);
    expect(() => readTarget(typed, {})).toThrow(message);
    expect(() => readTarget(typed, {})).not.toThrow(/SECRETCANARY/);
  });

  it('of an unknown kind is rejected with the list of known kinds', () => {
    try {
      readTarget('smoke:signals', {});
    } catch (error) {
      for (const { example } of KINDS) expect((error as UsageError).hint).toContain(example);
    }
    expect.hasAssertions();
  });

  it('requires the token of a bot for Telegram', () => {
    expect(() => readTarget('telegram:@acme', {})).toThrow('telegram needs the token of a bot');
  });
});
