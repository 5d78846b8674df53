import { describe, expect, it } from '@jest/globals';
import { safeText } from '../../../src/output/screen/safe-text.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import fc from '../../support/property.js';
import { corpora } from '../corpora.js';

const HARMFUL =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u115f\u1160\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e0fff}]/u;

describe('safeText', () => {
  it.each([
    ['leaves plain text alone', 'A flat white, 3 €, please', 'A flat white, 3 €, please'],
    ['leaves the world’s scripts alone', 'アクメ ليلى นิดา Ñandú 한국어', 'アクメ ليلى นิดา Ñandú 한국어'],
    ['shows an escape sequence instead of obeying it', '\u001b[31mred\u001b[0m', '␛[31mred␛[0m'],
    ['leaves no sequence behind when sequences are nested', '\u001b[\u001b[2J2J', '␛[␛[2J2J'],
    ['shows C1 controls as unreadable', '\u009b31mred\u009d0;x\u009c', '\ufffd31mred\ufffd0;x\ufffd'],
    ['shows NUL, BEL and DEL', 'a\u0000b\u0007c\u007f', 'a␀b␇c␡'],
    ['keeps one line one line', 'a\r\nb\nc\rd\u2028e\u2029f\u0085g\u000bh\u000ci', 'a b c d e f g h i'],
    ['makes a tab a space', 'a\tb', 'a b'],
    ['drops bidi overrides and isolates', '\u202egnp.exe\u202c \u2066x\u2069\u2067y', 'gnp.exe xy'],
    ['drops zero-width characters and tags', 'pa\u200by\u2060pal\ufeff x\u{e0041}\u{e0042}', 'paypal x'],
    ['keeps the non-joiner that Persian is spelled with', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['drops joiners where no script needs them', 'ac\u200dme a\u200c', 'acme a'],
    ['drops a row of joiners in any script', 'م\u200c\u200cم', 'مم'],
    ['takes joined emoji apart', '👩\u200d👩\u200d👧 ❤\ufe0f 👍🏽 1\ufe0f\u20e3', '👩👩👧 ❤ 👍 1'],
    ['replaces halves of surrogate pairs', 'a\ud800b\udc00c', 'a\ufffdb\ufffdc'],
    [
      'keeps a letter’s marks, but not a pile of them',
      `e\u0301 Z${'\u0341\u0321'.repeat(40)}!`,
      `e\u0301 Z${'\u0341\u0321'.repeat(2)}!`,
    ],
  ])('%s', (_, text, safe) => {
    expect(safeText(text)).toBe(safe);
  });

  it('leaves nothing harmful in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => !HARMFUL.test(safeText(text))),
      {
        numRuns: 500,
      },
    );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 }), (units) => {
        expect(safeText(String.fromCharCode(...units))).not.toMatch(HARMFUL);
      }),
      { numRuns: 500 },
    );
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const once = safeText(text);
        expect(safeText(once)).toBe(once);
      }),
    );
  });

  it('runs in linear time', () => {
    const reading = (length: number) => {
      for (const part of ['\u0301', '\u200d', '\u001b[', 'م\u200c', '👍🏽', ' \ufe0f']) safeText(part.repeat(length));
    };
    expect(growth(10_000, reading)).toBeLessThan(TOO_STEEP);
  });

  if (corpora === null) it('skipped: SOCIALRANK_CORPORA is not set', () => {});
  else {
    it.each([...corpora.terminalEscapes, ...corpora.naughtyStrings].map((text) => [JSON.stringify(text), text]))(
      'makes %s harmless',
      (_, text) => {
        expect(safeText(text)).not.toMatch(HARMFUL);
      },
    );
  }
});
