import { expect, it } from '@jest/globals';
import { unwrapped } from '../../../src/sources/shared/unwrap.js';

it.each([
  ['https://www.google.com/url?rct=j&url=https://a.example/b%3Fc%3D1&ct=ga', 'https://a.example/b?c=1'],
  [
    'https://www.google.com/url?rct=j&url=javascript:alert(1)',
    'https://www.google.com/url?rct=j&url=javascript:alert(1)',
  ],
  ['https://a.example/', 'https://a.example/'],
  ['not an address', 'not an address'],
])('unwraps %s to %s', (address, page) => {
  expect(unwrapped(address, 'url')).toBe(page);
});
