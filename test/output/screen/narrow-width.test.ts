import { describe, expect, it } from '@jest/globals';
import stringWidth from 'string-width';
import { cutBy, NARROW } from '../../../src/output/screen/cutting.js';
import { narrowWidth } from '../../../src/output/screen/narrow-width.js';
import { cut } from '../../../src/output/screen/width.js';

describe('narrowWidth', () => {
  it('recognizes only characters that string-width measures as one cell', () => {
    const wrong: string[] = [];
    for (let code = 0x20; code <= 0xffff; code += 1) {
      const sign = String.fromCharCode(code);
      if (NARROW.test(sign) && stringWidth(sign) !== 1) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('reports when it has measured text that is not narrow', () => {
    const narrow = narrowWidth();
    expect([narrow.measure('naïve – Ωмега'), narrow.wasWrong()]).toEqual([13, false]);
    narrow.measure('アクメ');
    expect(narrow.wasWrong()).toBe(true);
  });

  it('cuts texts as the exact measure does', () => {
    const texts = ['flat white', 'naïve – “quoted”', 'Ωмега ≥ 3'];
    const { measure } = narrowWidth();
    for (const text of texts) {
      for (let width = 0; width < 20; width += 1) {
        expect(cutBy(measure, text, width, '…')).toBe(cut(text, width));
      }
    }
  });
});
