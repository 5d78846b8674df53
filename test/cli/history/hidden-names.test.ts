import { describe, expect, it } from '@jest/globals';
import { hiddenNames } from '../../../src/cli/history/hidden-names.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import { sampleMention, sampleReport } from '../../support/sample-report.js';

const author = { id: null, handle: 'annlee', name: null, url: null, followers: null };
const names = hiddenNames({ ...sampleReport(), mentions: [sampleMention({ author })] }, (name) => `#${name.length}`);

describe('hidden names', () => {
  it.each<[what: string, text: (size: number) => string]>([
    ['dots', (size) => `${'a.'.repeat(size)}b`],
    ['dots in an address', (size) => `https://${'a.'.repeat(size)}b/x`],
    ['marks of names', (size) => '@a-'.repeat(size)],
    ['dots behind one', (size) => `@a${'.'.repeat(size)} `],
    ['what may be mail', (size) => 'a.b-'.repeat(size)],
    ['quotes that stay open', (size) => 'from:"'.repeat(size)],
  ])('are searched for in about linear time in a text with many %s', (_, text) => {
    const look = (size: number) => void [names.inText(text(size)), names.inQuery(text(size))];
    expect(growth(3000, look)).toBeLessThan(TOO_STEEP);
  });

  it('are searched for across several words in about linear time', () => {
    expect(growth(1000, (size) => void names.isIn('an n '.repeat(size)))).toBeLessThan(TOO_STEEP);
    expect(names.isIn('what Ann Lee said')).toBe(true);
  });
});
