import { describe, expect, it } from '@jest/globals';
import { allows, mayRead } from '../../../src/sources/shared/robots.js';
import { type Answer, answering } from '../../../src/testing.js';
import { growth, TOO_STEEP } from '../../support/growth.js';

const NOW = new Date('2026-11-21T12:00:00Z');

function site(answer: Answer, cached = new Map<string, string>(), now = NOW) {
  const http = answering(answer, NOW);
  const cache = {
    get: async (key: string) => cached.get(key),
    set: async (key: string, value: string) => void cached.set(key, value),
    delete: async (key: string) => void cached.delete(key),
  };
  const read = (path: string) =>
    mayRead(`https://forum.example${path}`, false, { http, cache, now }).then(
      () => 'may',
      ({ code }: { code: string }) => code,
    );
  return { read, http, cached };
}

const text = (body: string): Answer => ({ headers: { 'content-type': 'text/plain' }, body });

describe('robots.txt', () => {
  it.each<[string, string, string, string]>([
    ['nothing forbids it', 'User-agent: *\nDisallow:', '/search?q=a', 'may'],
    ['everybody is kept out', 'User-agent: *\nDisallow: /', '/search', 'blocked'],
    ['another is kept out', 'User-agent: other\nDisallow: /', '/search', 'may'],
    ['we are let in', 'User-agent: *\nDisallow: /\n\nUser-agent: SocialRank\nAllow: /', '/search', 'may'],
    ['our own group says nothing', 'User-agent: socialrank\nDisallow:\n\nUser-agent: *\nDisallow: /', '/search', 'may'],
    ['we are one of several', 'user-agent: a\nuser-agent: socialrank\ndisallow: /s', '/search', 'blocked'],
    ['the longer rule allows', 'User-agent: *\nDisallow: /\nAllow: /search', '/search?q=1', 'may'],
    [
      'the longer rule forbids',
      'User-agent: *\nAllow: /search\nDisallow: /search?*sort=',
      '/search?q=1&sort=new',
      'blocked',
    ],
    ['rules are as long', 'User-agent: *\nDisallow: /page\nAllow: /page', '/page', 'may'],
    ['the end is meant', 'User-agent: *\nDisallow: /*.html$', '/a.html?x', 'may'],
    ['the end is met', 'User-agent: *\nDisallow: /*.html$', '/a/b.html', 'blocked'],
    ['a comment follows', 'User-agent: * # all\r\nDisallow: /a # not this', '/a', 'blocked'],
    ['letters are escaped', 'User-agent: *\nDisallow: /caf%C3%A9', '/café', 'blocked'],
    ['it is not a list of rules', '<html>Not here</html>', '/search', 'may'],
    [
      'rules of one agent stand in two groups',
      'User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b',
      '/b',
      'blocked',
    ],
  ])('is obeyed if %s', async (_, rules, path, expected) => {
    expect(await site(text(rules)).read(path)).toBe(expected);
  });

  it.each<[number, string]>([
    [404, 'may'],
    [403, 'may'],
    [401, 'may'],
    [429, 'rate_limited'],
    [500, 'unreachable'],
  ])('with a response of status %i results in: %s', async (status, expected) => {
    const { read } = site({ status, headers: { 'content-type': 'text/html' }, body: '<html>' });
    expect(await read('/search')).toBe(expected);
  });

  it('is requested once a day', async () => {
    const first = site(text('User-agent: *\nDisallow: /private'));
    expect([await first.read('/a'), await first.read('/private'), first.http.asked.length]).toEqual([
      'may',
      'blocked',
      1,
    ]);
    const later = site(text(''), first.cached, new Date(NOW.getTime() + 90_000_000));
    expect([await later.read('/private'), later.http.asked.length]).toEqual(['may', 1]);
  });

  it.each([
    ['spaces', `User-agent: *\nDisallow: /${' '.repeat(500_000)}x`],
    ['empty lines', `${'\n'.repeat(500_000)}User-agent: *\nDisallow: /`],
    ['agents', `${'User-agent: *\n'.repeat(40_000)}Disallow: /`],
  ])('is parsed despite a very large number of: %s', async (_, rules) => {
    expect(await site(text(rules)).read('/search')).toMatch(/may|blocked/);
  });

  it('is matched in time that grows no faster than the length of the path, even with long rules', () => {
    const rules = Array.from({ length: 2_000 }, () => `disallow /${'*a'.repeat(50)}$`).join('\n');
    const match = (length: number) => allows(rules, `https://a.example/${'a'.repeat(length)}b`);
    expect(match(2_000)).toBe(true);
    expect(growth(250, match)).toBeLessThan(TOO_STEEP);
  });
});
