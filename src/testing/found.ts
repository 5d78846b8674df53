/** Cases for the items that a source finds. */

import assert from 'node:assert/strict';
import { unreadMembers } from '../found-members.js';
import type { Tape } from '../http/tape.js';
import { KINDS } from '../kinds.js';
import { parseUrl } from '../parse-url.js';
import type { Found, SettingSpecs, Source } from '../sources/source.js';
import { type ContractCase, collect } from './case.js';
import { type Search, testContext } from './context.js';
import { tapeHttp } from './http.js';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
// Tags and entities that a browser recognizes; `a < b`, `<sigh>` and `AT&T` are plain text.
const MARKUP =
  /<\/?(?:a|abbr|article|b|blockquote|br|code|div|em|figure|h[1-6]|hr|i|iframe|img|li|ol|p|pre|script|span|strong|style|table|td|tr|u|ul)(?:\s[^<>]*)?\/?>|&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[\da-f]+);/i;
const EARLIEST = Date.UTC(1990, 0);

export function foundCases<S extends SettingSpecs>(
  source: Source<S>,
  tape: Tape,
  search: Search,
): readonly ContractCase[] {
  const now = search.now ?? search.until;
  const find = async (): Promise<Found[]> => {
    const { context } = testContext(source, search, tapeHttp(tape, now));
    return collect(source.search(search.query, context));
  };
  const each = (title: string, check: (found: Found) => void): ContractCase => ({
    title,
    async run() {
      for (const found of await find()) check(found);
    },
  });
  return [
    {
      title: 'finds something on its tape',
      run: async () => assert.ok((await find()).length > 0),
    },
    {
      title: 'gives everything an id, and no id twice',
      async run() {
        const ids = (await find()).map((found) => found.id ?? found.url);
        assert.ok(
          ids.every((id) => typeof id === 'string' && id !== ''),
          'an id is missing',
        );
        assert.equal(new Set(ids).size, ids.length, 'an id is there twice');
      },
    },
    each('gives a title or a text', (found) => assert.ok((found.title ?? '') !== '' || (found.text ?? '') !== '')),
    each('gives texts without markup', (found) => {
      for (const text of [found.title, found.text, found.author?.name]) assert.doesNotMatch(text ?? '', MARKUP);
    }),
    each('gives absolute addresses', (found) => {
      const addresses = [
        found.url,
        found.author?.url,
        found.origin?.url,
        ...(found.links ?? []),
        ...(found.media ?? []),
      ];
      for (const address of addresses) if (typeof address === 'string') assertWeb(address);
    }),
    each('gives times as ISO 8601, none before the web and none in the future', (found) => {
      if (found.publishedAt === null || found.publishedAt === undefined) return;
      assert.match(found.publishedAt, ISO);
      const at = Date.parse(found.publishedAt);
      assert.ok(at >= EARLIEST && at <= now.getTime() + 300_000, found.publishedAt);
    }),
    each('gives kinds that it declares', (found) => {
      const kind = found.kind ?? 'post';
      assert.ok((KINDS as readonly string[]).includes(kind) && source.kinds.includes(kind), kind);
    }),
    each('gives handles without @ and tags without #', (found) => {
      for (const name of [found.author?.handle, ...(found.tags ?? [])]) assert.doesNotMatch(name ?? '', /^[@#]/);
    }),
    each('gives nothing under a name that nobody reads', (found) => assert.deepEqual(unreadMembers(found), [])),
    {
      title: 'gives the same again for the same answers',
      run: async () => assert.deepEqual(await find(), await find()),
    },
  ];
}

function assertWeb(address: string): void {
  assert.match(address, /^https?:\/\/[^/]/i);
  assert.ok(parseUrl(address) !== null, address);
}
