import { describe, expect, it } from '@jest/globals';
import { compileQuery } from '../../../src/core/query/match.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { subjectOf } from './subject-of.js';

/** Returns the matched passages of the text, verbatim; null if the text does not match. */
function found(query: string, text: string): string[] | null {
  const match = compileQuery(parseQuery(query).node)(subjectOf(text));
  return match?.text.map(({ start, end }) => text.slice(start, end)) ?? null;
}

/** A name, a text that contains it, all its occurrences there, and a text that only seems to contain it. */
const NAMES: readonly [string, string, string[], string][] = [
  ['C++', 'C++, c++20 (C++)', ['C++', 'c++', 'C++'], 'C, C+ and objc++'],
  ['.NET', 'on .NET, .net!', ['.NET', '.net'], 'ASP.NET, a net, example.net'],
  ['Yahoo!', 'Yahoo! yahoo!', ['Yahoo!', 'yahoo!'], 'yahoo, a yahoo'],
  ['H&M', 'H&M h & m', ['H&M', 'h & m'], 'hm, h m'],
  ['AT&T', 'at&t AT & T', ['at&t', 'AT & T'], 'at t, att, that&t'],
  ['7-Eleven', '7-Eleven 7‑eleven 7 Eleven', ['7-Eleven', '7‑eleven', '7 Eleven'], '17-eleven, 7-elevens'],
  ['3M', 'by 3M. 3m', ['3M', '3m'], '33M, 3Ms'],
  ["O'Reilly", "O’Reilly O`Reilly o'reilly’s", ['O’Reilly', 'O`Reilly', "o'reilly"], 'o reilly, oreilly'],
  ['Coca-Cola', 'Coca‐Cola coca cola', ['Coca‐Cola', 'coca cola'], 'coca my cola'],
  ['Nestlé', 'Nestle NESTLÉ Nestle\u0301', ['Nestle', 'NESTLÉ', 'Nestle\u0301'], 'nestles, nestl'],
  ['任天堂', '新しい任天堂の', ['任天堂'], '任天 堂'],
  ['Beşiktaş', 'BEŞİKTAŞ besiktas Beşiktaş', ['BEŞİKTAŞ', 'besiktas', 'Beşiktaş'], 'besiktaslar'],
  ['İstanbul', 'ISTANBUL istanbul İstanbul ıstanbul', ['ISTANBUL', 'istanbul', 'İstanbul', 'ıstanbul'], 'stanbul'],
  ['Straße', 'STRASSE STRAẞE strasse', ['STRASSE', 'STRAẞE', 'strasse'], 'strase, strassen'],
  ['ﬁsh', 'fish FISH ﬁsh', ['fish', 'FISH', 'ﬁsh'], 'fishes, sh'],
  ['office', 'our oﬃce', ['oﬃce'], 'oﬃces'],
  ['Ａｃｍｅ', 'acme Ａｃｍｅ', ['acme', 'Ａｃｍｅ'], 'acmes'],
  ['ｱｸﾒ', 'アクメ', ['アクメ'], 'アク'],
  ['🍎', 'an 🍎🍎', ['🍎', '🍎'], '🍏'],
  ['👩‍🍳', 'by 👩‍🍳!', ['👩‍🍳'], '👨‍🍳'],
  ['I ❤ NY', 'I❤️NY, I ❤ NY!', ['I❤️NY', 'I ❤ NY'], 'I NY, I ☕ NY, I ❤ New'],
  ['אקמה', 'של אקמה.', ['אקמה'], 'אקמהה'],
  ['قهوة أكمي', 'من قَهوة أكمي!', ['قَهوة أكمي'], 'قهوة'],
  ['constructor', 'a Constructor', ['Constructor'], 'constructors'],
  ['__proto__', 'the __proto__!', ['__proto__'], 'proto'],
  ['toString', 'a toString', ['toString'], 'to string'],
];

describe('a hard name', () => {
  it.each(NAMES)('%s is found in a text that contains it, and in no similar one', (name, text, places, other) => {
    expect(found(name, text)).toEqual(places);
    expect(found(name, other)).toBeNull();
  });

  it.each(NAMES)('%s is found as a quoted phrase of an expression', (name, text, places, other) => {
    expect(found(`"${name}" -zebra`, text)).toEqual(places);
    expect([found(`"${name}" -zebra`, other), found(`"${name}" -zebra`, `${text} zebra`)]).toEqual([null, null]);
  });

  it.each(NAMES)('%s is found with raw: and case:', (name, _, [place = '']) => {
    expect(found(`raw:"${place}"`, `so ${place}, yes`)).toEqual([place]);
    expect(found(`case:"${name}"`, `so ${name}, yes`)).toEqual([name]);
  });

  it.each(NAMES)('%s is found with NEAR', (name, _, [place = '']) => {
    expect(found(`"${name}" NEAR/3 zebra`, `${place} is a zebra`)).toEqual([place, 'zebra']);
    expect(found(`"${name}" NEAR/3 zebra`, `${place} is not yet a zebra`)).toBeNull();
  });

  it.each(NAMES)('%s survives parsing and printing', (name) => {
    for (const query of [name, `"${name}" -x`, `x raw:"${name}"`, `case:"${name}" NEAR/2 x`]) {
      const { node, expression } = parseQuery(query);
      expect(parseQuery(expression)).toMatchObject({ node, expression });
    }
  });
});
