import { describe, expect, it } from '@jest/globals';
import { isoTime } from '../../../src/core/time/iso.js';
import fc from '../../support/property.js';

describe('isoTime', () => {
  it('parses the output of Date.toISOString', () => {
    const times = fc.array(fc.date({ noInvalidDate: true }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(times, (dates) => {
        for (const date of dates) expect(isoTime(date.toISOString())).toBe(date.getTime());
      }),
    );
  });

  it.each(['2026-11-21T10:00:00Z', '2026-11-21', '2026-11-21T10:00:00+01:00', 'soon', ''])(
    'parses %j like Date.parse',
    (written) => {
      expect(isoTime(written)).toBe(Date.parse(written));
    },
  );
});
