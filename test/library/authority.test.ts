/** The authority that a store adds to the domains of a report. */
import { describe, expect, it } from '@jest/globals';
import { LockedError, StoreError } from '../../src/errors.js';
import { withAuthority } from '../../src/library/authority.js';
import { keepReport } from '../../src/library/keep-report.js';
import { render } from '../../src/output/render.js';
import { sampleReport, sampleRow } from '../support/sample-report.js';

const report = sampleReport({
  top: { ...sampleReport().top, domains: [sampleRow('acme.example', 5, 1, 0), sampleRow('new.example', 1, 0, 0)] },
});
const store = (known: ReadonlyMap<string, number>) => ({ authority: () => Promise.resolve(known) });

describe('withAuthority', () => {
  it('adds the authority of each domain from the history, 0 for an unknown domain', async () => {
    const { top } = await withAuthority(store(new Map([['acme.example', 7]])), report);
    expect(top.domains.map(({ value, authority }) => [value, authority])).toEqual([
      ['acme.example', 7],
      ['new.example', 0],
    ]);
  });

  it.each([
    ['there is none', null],
    ['it cannot be read', { authority: () => Promise.reject(new StoreError('the store x failed')) }],
    ['another run holds it', { authority: () => Promise.reject(new LockedError('another run writes to x')) }],
  ])('leaves the report unchanged if the store is missing or cannot be read: %s', async (_, given) => {
    expect(await withAuthority(given, report)).toBe(report);
  });

  it.each([
    ['the report first', [report, store(new Map())], /store must be one that openStore gave.*/],
    ['no report', [store(new Map()), {}], /report must be one that scan gave/],
  ])(
    'rejects arguments that are not a store and a report, as keepReport does: %s',
    async (_, [first, second], words) => {
      await expect(withAuthority(first as never, second as never)).rejects.toThrow(words);
      await expect(keepReport(first as never, second as never)).rejects.toThrow(/must be one that/);
    },
  );

  it('makes the table show the authority of a domain that more than one other domain links to', async () => {
    const shown = async (linking: number) =>
      render(await withAuthority(store(new Map([['acme.example', linking]])), report), {
        ...{ format: 'table', view: 'summary', fields: null, sort: null, top: 10, bom: false, rawCsv: false },
        ...{ mentions: true, terminal: { columns: 120, color: 0, unicode: true, isTerminal: false } },
      });
    expect(await shown(3)).toMatch(/acme\.example +5 +\+ +from 3 other domains/);
    expect(await shown(1)).not.toContain('other domain');
  });
});
