import { describe, expect, it } from '@jest/globals';
import { domainOf } from '../../../src/core/mention/domain.js';

describe('domainOf', () => {
  it.each([
    ['https://www.Blog.example/a?b#c', 'blog.example'],
    ['http://ann:pw@blog.example:8080/', 'blog.example'],
    ['https://blog.example.', 'blog.example'],
    ['http://[::1]:80/', '[::1]'],
    ['mailto:ann@blog.example', null],
    ['blog.example', null],
    ['', null],
  ])('returns for %s: %s', (address, domain) => {
    expect(domainOf(address)).toBe(domain);
  });
});
