import { describe, expect, it } from '@jest/globals';
import { readPage } from '../../../src/sources/shared/page.js';

describe('readPage', () => {
  it('parses typical markup with unclosed tags', async () => {
    const page = await readPage(`<ul>${'<li>a<br>b<img src=x>'.repeat(2_000)}`);
    expect(page('li')).toHaveLength(2_000);
  });

  it.each([
    ['too deep', '<div>'.repeat(600)],
    ['far too deep', '<b>'.repeat(500_000)],
    ['too long', 'a'.repeat(4_000_001)],
  ])('rejects a page that is %s', async (_, html) => {
    await expect(readPage(html)).rejects.toMatchObject({ code: 'too_large' });
  });
});
