import { describe, expect, it } from '@jest/globals';
import { isAllowed, parseRobots } from '../../../src/sources/shared/robots.js';

describe('parseRobots', () => {
  it.each<[string, string, string, boolean]>([
    ['nothing', '', '/a', true],
    ['a page in its place', '<!doctype html><p>Disallow: /', '/a', true],
    ['all that is forbidden to all', 'User-agent: *\nDisallow: /', '/a', false],
    ['an empty rule', 'User-agent: *\nDisallow:', '/a', true],
    ['a rule for others', 'User-agent: evilbot\nDisallow: /', '/a', true],
    ['our own group before that for all', 'User-agent: *\nDisallow: /\n\nUser-agent: SocialRank\nAllow: /', '/a', true],
    ['a group of two names', 'User-agent: evilbot\nUser-agent: *\nDisallow: /a', '/a', false],
    ['two groups of one name', 'User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b', '/a', false],
    ['the longest rule', 'User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['the kinder of two as long', 'User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
    ['anything between', 'User-agent: *\nDisallow: /*/private', '/x/y/private/z', false],
    ['an end', 'User-agent: *\nDisallow: /*.php$', '/a.php', false],
    ['no end where more follows', 'User-agent: *\nDisallow: /*.php$', '/a.php?b=1', true],
    ['an end behind the first such place', 'User-agent: *\nDisallow: /*.php$', '/a.php/b.php', false],
    ['comments and odd line ends', 'User-agent: * # all\r\nDisallow: /a # not this', '/a', false],
    ['rules before any name', 'Disallow: /\nUser-agent: *\nAllow: /', '/a', true],
  ])('reads %s', (_, text, path, expected) => {
    expect(isAllowed(parseRobots(text), path)).toBe(expected);
  });
});
