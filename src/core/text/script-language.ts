/** Languages told by their letters: scripts of one language, and what tells the languages of a script apart. */

/** Each script, and the language of a lower-case text mostly written in it, given how many such letters it has. */
export const LANGUAGE_OF_SCRIPT: readonly (readonly [RegExp, (text: string, letters: number) => string | null])[] = [
  [/\p{sc=Cyrl}/gu, cyrillic],
  [/\p{sc=Arab}/gu, arabic],
  [/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]/gu, eastAsian],
  [/\p{sc=Hang}/gu, () => 'ko'],
  [/\p{sc=Thai}/gu, () => 'th'],
  [/\p{sc=Hebr}/gu, (text) => (/[\u05f0-\u05f2]/u.test(text) ? null : 'he')],
  [/\p{sc=Grek}/gu, () => 'el'],
  [/\p{sc=Deva}/gu, devanagari],
  [/\p{sc=Beng}/gu, (text) => (/[ৰৱ]/u.test(text) ? 'as' : 'bn')],
  [/\p{sc=Taml}/gu, () => 'ta'],
  [/\p{sc=Telu}/gu, () => 'te'],
  [/\p{sc=Knda}/gu, () => 'kn'],
  [/\p{sc=Mlym}/gu, () => 'ml'],
  [/\p{sc=Gujr}/gu, () => 'gu'],
  [/\p{sc=Guru}/gu, () => 'pa'],
  [/\p{sc=Sinh}/gu, () => 'si'],
  [/\p{sc=Khmr}/gu, () => 'km'],
  [/\p{sc=Laoo}/gu, () => 'lo'],
  [/\p{sc=Mymr}/gu, () => 'my'],
  [/\p{sc=Geor}/gu, () => 'ka'],
  [/\p{sc=Armn}/gu, () => 'hy'],
];

/** Kana are Japanese; ideographs alone are Chinese where they are many, or say what Japanese says in kana. */
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
  // Small words that the other does not have, for texts without telling letters.
  return moreOf(text, [
    [
      'ru',
      /(?<!\p{L})(?:и|что|как|это|вот|уже|или|если|только|очень|когда|где|его|её|ее|мне|меня|нет|есть)(?!\p{L})/gu,
    ],
    [
      'bg',
      /(?<!\p{L})(?:е|са|съм|се|да|че|ще|със|във|но|от|това|тази|този|като|как|има|няма|много|беше|ли)(?!\p{L})|ъ/gu,
    ],
  ]);
}

/** Letters of one Cyrillic language among those asked about; null for languages that share them. */
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
    ['fa', /(?<!\p{L})(?:از|به|را|که|این|است|برای|با|آن|تا|هم|نه)(?!\p{L})/gu],
    ['ar', /(?<!\p{L})(?:من|عن|ما|لا|هذا|هذه|كل|مع|أن|هو|هل|لم|ثم|قد|بعد)(?!\p{L})|(?<!\p{L})(?:و|ب|ف)?ال\p{L}{2}/gu],
  ]);
}

function devanagari(text: string): string | null {
  return moreOf(text, [
    ['hi', /(?<!\p{L})(?:है|हैं|में|नहीं|और|था|थी|थे|हूँ|हूं|यह|क्या|का|की|के)(?![\p{L}\p{M}])/gu],
    ['mr', /(?<!\p{L})(?:आहे|आहेत|आणि|नाही|मध्ये|मी|होते|होता|झाला|झाली)(?![\p{L}\p{M}])/gu],
    ['ne', /(?<!\p{L})(?:छ|छन्|हो|थियो|गर्ने|पनि|भएको|लागि)(?![\p{L}\p{M}])/gu],
  ]);
}

/** The language of most hits; null unless it has twice as many as any other, or one against none. */
function moreOf(text: string, languages: readonly (readonly [string, RegExp])[]): string | null {
  const [first, second] = languages
    .map(([language, words]) => ({ language, hits: text.match(words)?.length ?? 0 }))
    .sort((a, b) => b.hits - a.hits);
  return first!.hits > 0 && first!.hits >= second!.hits * 2 ? first!.language : null;
}
