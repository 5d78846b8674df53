/**
 * Recognizes languages by their letters: scripts used by a single language, and letters that distinguish the languages
 * of a script.
 */
import { lazyPattern } from '../../lazy-pattern.js';

/**
 * Each script with a function that returns the language of a lower-case text mostly written in it, given the number of
 * its letters.
 */
export const LANGUAGE_OF_SCRIPT: readonly (readonly [
  () => RegExp,
  (text: string, letters: number) => string | null,
])[] = [
  [lazyPattern(String.raw`\p{sc=Cyrl}`, 'gu'), cyrillic],
  [lazyPattern(String.raw`\p{sc=Arab}`, 'gu'), arabic],
  [lazyPattern(String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]`, 'gu'), eastAsian],
  [lazyPattern(String.raw`\p{sc=Hang}`, 'gu'), () => 'ko'],
  [lazyPattern(String.raw`\p{sc=Thai}`, 'gu'), () => 'th'],
  [lazyPattern(String.raw`\p{sc=Hebr}`, 'gu'), (text) => (/[\u05f0-\u05f2]/u.test(text) ? null : 'he')],
  [lazyPattern(String.raw`\p{sc=Grek}`, 'gu'), () => 'el'],
  [lazyPattern(String.raw`\p{sc=Deva}`, 'gu'), devanagari],
  [lazyPattern(String.raw`\p{sc=Beng}`, 'gu'), (text) => (/[ৰৱ]/u.test(text) ? 'as' : 'bn')],
  [lazyPattern(String.raw`\p{sc=Taml}`, 'gu'), () => 'ta'],
  [lazyPattern(String.raw`\p{sc=Telu}`, 'gu'), () => 'te'],
  [lazyPattern(String.raw`\p{sc=Knda}`, 'gu'), () => 'kn'],
  [lazyPattern(String.raw`\p{sc=Mlym}`, 'gu'), () => 'ml'],
  [lazyPattern(String.raw`\p{sc=Gujr}`, 'gu'), () => 'gu'],
  [lazyPattern(String.raw`\p{sc=Guru}`, 'gu'), () => 'pa'],
  [lazyPattern(String.raw`\p{sc=Sinh}`, 'gu'), () => 'si'],
  [lazyPattern(String.raw`\p{sc=Khmr}`, 'gu'), () => 'km'],
  [lazyPattern(String.raw`\p{sc=Laoo}`, 'gu'), () => 'lo'],
  [lazyPattern(String.raw`\p{sc=Mymr}`, 'gu'), () => 'my'],
  [lazyPattern(String.raw`\p{sc=Geor}`, 'gu'), () => 'ka'],
  [lazyPattern(String.raw`\p{sc=Armn}`, 'gu'), () => 'hy'],
];

/** Kana are Japanese. Ideographs alone are Chinese if there are many, or some that Japanese would write in kana. */
function eastAsian(text: string, letters: number): string | null {
  const kana = text.match(/[\p{sc=Hira}\p{sc=Kana}]/gu)?.length ?? 0;
  if (kana >= 2) return 'ja';
  const isChinese = letters >= 12 || (letters >= 3 && /[你她们們这這吗嗎呢吧很说說还么麼怎您啊]/u.test(text));
  return kana === 0 && isChinese ? 'zh' : null;
}

function cyrillic(text: string, letters: number): string | null {
  if (letters < 4) return null;
  const only = ONLY_CYRILLIC.find(([letter]) => letter.test(text));
  if (only !== undefined) return only[1];
  if (/[їєґ]/u.test(text)) return /[ыэёъ]/u.test(text) ? null : 'uk';
  if (/і/u.test(text)) return /[ыэёъ]/u.test(text) ? null : 'uk';
  if (/[ыэё]/u.test(text)) return 'ru';
  // For texts without a distinctive letter: small words that the other language does not have.
  return moreOf(text, [
    ['ru', words('и|что|как|это|вот|уже|или|если|только|очень|когда|где|его|её|ее|мне|меня|нет|есть')],
    ['bg', `${words('е|са|съм|се|да|че|ще|със|във|но|от|това|тази|този|като|как|има|няма|много|беше|ли')}|ъ`],
  ]);
}

/** Letters that decide between the Cyrillic languages; null for letters shared by several languages. */
const ONLY_CYRILLIC: readonly (readonly [RegExp, string | null])[] = [
  [/ў/u, 'be'],
  [/[ђћ]/u, 'sr'],
  [/[ѓќѕ]/u, 'mk'],
  [/[јљњџ]/u, null],
  [/[әғқңөұүһҳҷӣӯҡҙҫ]/u, null],
];

function arabic(text: string, letters: number): string | null {
  if (letters < 4) return null;
  if (/[ٹڈڑںے]/u.test(text)) return 'ur';
  if (/[ښځڅډړټڼېۍ]/u.test(text)) return 'ps';
  // Kurdish, Uyghur and Sindhi.
  if (/[ێۆڵڕەڭۇۋڄڃڌڏ]/u.test(text)) return null;
  const [arabicOnly, persianOnly] = [text.match(/[ةيكىؤإأ]/gu)?.length ?? 0, text.match(/[پچژگیک]/gu)?.length ?? 0];
  if (persianOnly >= 2 && persianOnly > arabicOnly * 3) return 'fa';
  if (arabicOnly >= 1 && arabicOnly > persianOnly * 3) return 'ar';
  return moreOf(text, [
    ['fa', words('از|به|را|که|این|است|برای|با|آن|تا|هم|نه')],
    ['ar', `${words('من|عن|ما|لا|هذا|هذه|كل|مع|أن|هو|هل|لم|ثم|قد|بعد')}|(?<!\\p{L})(?:و|ب|ف)?ال\\p{L}{2}`],
  ]);
}

function devanagari(text: string): string | null {
  return moreOf(text, [
    ['hi', words('है|हैं|में|नहीं|और|था|थी|थे|हूँ|हूं|यह|क्या|का|की|के')],
    ['mr', words('आहे|आहेत|आणि|नाही|मध्ये|मी|होते|होता|झाला|झाली')],
    ['ne', words('छ|छन्|हो|थियो|गर्ने|पनि|भएको|लागि')],
  ]);
}

/** Returns the language with the most hits, or null unless it has at least one and twice as many as any other. */
function moreOf(text: string, languages: readonly (readonly [string, string])[]): string | null {
  const [first, second] = languages
    .map(([language, pattern]) => ({ language, hits: text.match(new RegExp(pattern, 'gu'))?.length ?? 0 }))
    .sort((a, b) => b.hits - a.hits);
  return first!.hits > 0 && first!.hits >= second!.hits * 2 ? first!.language : null;
}

/** Pattern for any of the alternatives as a whole word. */
function words(alternatives: string): string {
  return String.raw`(?<!\p{L})(?:${alternatives})(?![\p{L}\p{M}])`;
}
