/** Rewrites src/core/text/stop-words.data.ts from the package `stopword`: node dist/scripts/stop-words.js */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import stopword from 'stopword';

/** Our codes (ISO 639-1), with the lists of the package (ISO 639-3) that each is made from. */
const LANGUAGES: readonly (readonly [string, ...string[]])[] = [
  ['ar', 'ara'],
  ['bg', 'bul'],
  ['bn', 'ben'],
  ['ca', 'cat'],
  ['cs', 'ces'],
  ['da', 'dan'],
  ['de', 'deu'],
  ['el', 'ell'],
  ['en', 'eng'],
  ['es', 'spa'],
  ['fa', 'fas'],
  ['fi', 'fin'],
  ['fr', 'fra'],
  ['he', 'heb'],
  ['hi', 'hin'],
  ['hr', 'hrv'],
  ['hu', 'hun'],
  ['id', 'ind'],
  ['it', 'ita'],
  ['ja', 'jpn'],
  ['ko', 'kor'],
  ['nl', 'nld'],
  ['no', 'nob'],
  ['pl', 'pol'],
  ['pt', 'por', 'porBr'],
  ['ro', 'ron'],
  ['ru', 'rus'],
  ['sk', 'slk'],
  ['sl', 'slv'],
  ['sv', 'swe'],
  ['th', 'tha'],
  ['tr', 'tur'],
  ['uk', 'ukr'],
  ['ur', 'urd'],
  ['vi', 'vie'],
  ['zh', 'zho'],
];

const HEADER = `/**
 * Stop words of major languages, one string a language: written by scripts/stop-words.ts, not by hand.
 * From the npm package stopword (Copyright 2015-2022 Fergus McDowall, MIT) and the lists that it gathers, which are
 * under the MIT and Apache 2.0 licences; their authors are named in its dist/3rd-party.txt.
 */
`;

/** The text of the data file. */
export function stopWordsFile(): string {
  const rows = LANGUAGES.map(([language, ...lists]) => `  ['${language}', ${quoted(wordsOf(lists).join(' '))}],\n`);
  return `${HEADER}export const STOP_WORDS: readonly (readonly [language: string, words: string])[] = [\n${rows.join('')}];\n`;
}

/** Single words of letters; phrases of several words are of no use here. */
function wordsOf(lists: readonly string[]): readonly string[] {
  const words = lists.flatMap((name) => {
    const list = stopword[name];
    if (!Array.isArray(list)) throw new Error(`the package stopword has no list ${name}`);
    return list.map((word) => String(word).normalize('NFC').toLowerCase().replaceAll('’', "'"));
  });
  return [...new Set(words)].filter((word) => /^[\p{L}\p{M}']*\p{L}[\p{L}\p{M}']*$/u.test(word)).sort();
}

const quoted = (text: string): string => (text.includes("'") ? JSON.stringify(text) : `'${text}'`);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../../src/core/text/stop-words.data.ts', import.meta.url), stopWordsFile());
}
