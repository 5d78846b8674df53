import { describe, expect, it } from '@jest/globals';
import { fold } from '../../../src/core/text/fold.js';
import { spelledWords } from '../../../src/inputs/skim/spelled-words.js';
import { stretchesOf } from '../../../src/inputs/skim/stretches.js';
import fc from '../../support/property.js';

/** @param line the text of a JSON string */
function stands(words: readonly string[], line: string): boolean {
  const bytes = Buffer.from(`{"text":"${line}"}\n`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return spelledWords(stretchesOf(words.map((word) => fold(word).text))).read(view, 0, bytes.length) === -1;
}

describe('a stretch of non-ASCII letters', () => {
  it.each<[readonly string[], string]>([
    [['яндекс'], 'у Яндекса'],
    [['яндекс', 'гугл'], 'гугл'],
    [['гугл'], 'гугугл'],
    [['任天堂'], '新しい任天堂の'],
    [['гугл'], 'гу\u200bгл и'],
    [['гугл'], String.raw`\u0433\u0443\u0433\u043b`],
    [['гугл'], String.raw`гу\u0433\u043b`],
    [['カラオケ'], 'ｶﾗｵｹ'],
    [['ガス'], 'ｶﾞｽ'],
    [['삼성'], '삼성전자'],
    [['🍕🍕'], String.raw`\ud83c\udf55🍕`],
    [['x-эр'], 'x-эр'],
    [['очень-длинное-название-одного-большого-предприятия'], 'предприятия'],
    [['гугл'], 'гу<b>гл'],
    [['гугл'], 'гу&shy;гл'],
  ])('%j is or may be in %j', (words, line) => {
    expect(stands(words, line)).toBe(true);
  });

  it.each<[readonly string[], string]>([
    [['гугл'], 'гуг л гу-гл гу\\nгл'],
    [['гугл'], 'гуxгл'],
    [['гугл'], String.raw`гу\nгл`],
    [['任天堂'], '任天 天堂 任 天堂'],
    [['カラオケ'], 'カラカラ'],
    [['гугл'], 'nothing in Latin: née, <b>x</b>'],
    [['гугл'], String.raw`\n<b>гуг, \"<b>гу`],
  ])('%j is not in %j', (words, line) => {
    expect(stands(words, line)).toBe(false);
  });

  it('is searched for in another way if there are 30 of them', () => {
    const names = (count: number) => Array.from({ length: count }, (_, at) => 'я'.repeat(at + 1));
    expect([stretchesOf(names(29)) === null, stretchesOf(names(30)) === null]).toEqual([false, true]);
  });

  it('is found wherever it is in the folded text, however it is written', () => {
    const letter = fc.constantFrom(...'яЯйиИ́ガｶﾞ任한가ا\u200b\u0301😀éa1 -');
    const text = fc.array(letter, { maxLength: 30 }).map((letters) => letters.join(''));
    const word = fc.array(letter, { minLength: 1, maxLength: 3 }).map((letters) => letters.join(''));
    let held = 0;
    fc.assert(
      fc.property(text, fc.array(word, { minLength: 1, maxLength: 12 }), fc.boolean(), (said, words, isNumbered) => {
        const folded = fold(said).text;
        const stretches = words.filter((one) => !/^[\0-\x7f]*$/.test(fold(one).text));
        if (!stretches.some((one) => folded.includes(fold(one).text))) return;
        held += 1;
        const units = Array.from({ length: said.length }, (_, at) => said.charCodeAt(at));
        const numbered = units.map((unit) =>
          unit < 0x80 ? String.fromCharCode(unit) : `\\u${unit.toString(16).padStart(4, '0')}`,
        );
        expect(stands(stretches, isNumbered ? numbered.join('') : said)).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect(held).toBeGreaterThan(300);
  });
});
