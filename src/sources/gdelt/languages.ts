/** Names that GDELT uses for the languages it translates, by language code. */

const NAMES: Readonly<Record<string, string>> = {
  ...{ af: 'Afrikaans', sq: 'Albanian', ar: 'Arabic', hy: 'Armenian', az: 'Azerbaijani', bn: 'Bengali' },
  ...{ bs: 'Bosnian', bg: 'Bulgarian', ca: 'Catalan', zh: 'Chinese', hr: 'Croatian', cs: 'Czech', da: 'Danish' },
  ...{ nl: 'Dutch', en: 'English', et: 'Estonian', fi: 'Finnish', fr: 'French', gl: 'Galician', ka: 'Georgian' },
  ...{ de: 'German', el: 'Greek', gu: 'Gujarati', he: 'Hebrew', hi: 'Hindi', hu: 'Hungarian', is: 'Icelandic' },
  ...{ id: 'Indonesian', it: 'Italian', ja: 'Japanese', kn: 'Kannada', kk: 'Kazakh', ko: 'Korean', lv: 'Latvian' },
  ...{ lt: 'Lithuanian', mk: 'Macedonian', ms: 'Malay', ml: 'Malayalam', mr: 'Marathi', mn: 'Mongolian' },
  ...{ ne: 'Nepali', no: 'Norwegian', fa: 'Persian', pl: 'Polish', pt: 'Portuguese', pa: 'Punjabi', ro: 'Romanian' },
  ...{ ru: 'Russian', sr: 'Serbian', si: 'Sinhalese', sk: 'Slovak', sl: 'Slovenian', so: 'Somali', es: 'Spanish' },
  ...{ sw: 'Swahili', sv: 'Swedish', ta: 'Tamil', te: 'Telugu', th: 'Thai', bo: 'Tibetan', tr: 'Turkish' },
  ...{ uk: 'Ukrainian', ur: 'Urdu', vi: 'Vietnamese' },
};

const CODES = new Map(Object.entries(NAMES).map(([code, name]) => [name.toLowerCase(), code]));

/** Name of a language in queries; null if GDELT does not know it. */
export function languageName(code: string): string | null {
  return Object.hasOwn(NAMES, code) ? NAMES[code]!.toLowerCase() : null;
}

export function languageCode(name: string): string | null {
  return CODES.get(name.trim().toLowerCase()) ?? null;
}
