/** Languages in Latin letters, told by their small words and by how their words are spelled. */
import { patternFor } from '../../lazy-pattern.js';
import { listedText } from './stop-words.js';

/** Of a lower-case text; null where no language stands out. */
export function languageOfLatin(text: string): string | null {
  const scores = new Float64Array(LANGUAGES.length);
  const words = wordsOf(text);
  const unlisted: string[] = [];
  for (const word of words) {
    const languages = listedIn(word);
    if (languages !== undefined) add(scores, languages, 1);
    else if (word.length > 3) unlisted.push(word);
  }
  if (/[¿¡]/u.test(text)) add(scores, setOf(['es']), 1);
  const bySmallWords = leader(scores, CLEAR);
  // Looking at spelling takes most of the time, and changes nothing where the small words are clear.
  if (bySmallWords === null) for (const word of unlisted) add(scores, spelledLike(word), SPELLING);
  const language =
    bySmallWords ?? leader(scores, { ...LIKELY, score: Math.max(LIKELY.score, words.size * LEAST_SHARE) });
  return language === ROMANISED ? null : language;
}

const MAJOR = ['en', 'es', 'pt', 'fr', 'de', 'it'];
const OTHERS = ['nl', 'sv', 'da', 'no', 'fi', 'pl', 'cs', 'sk', 'hu', 'ro', 'tr', 'id', 'vi', 'hr', 'sl', 'ca'];
/** Hindi and Urdu in Latin letters: known only so that it is not taken for another. */
const ROMANISED = 'hi-Latn';
const LANGUAGES = [...MAJOR, ...OTHERS, ROMANISED];

interface Lead {
  readonly score: number;
  /** Times the score of the second. */
  readonly lead: number;
}

// Chosen on labelled tweets in seven languages: the most that is decided with about one in a hundred wrong.
const LIKELY: Lead = { score: 1.2, lead: 1.5 };
const CLEAR: Lead = { score: 3, lead: 2 };
const LEAST_SHARE = 0.12;
const SPELLING = 0.4;
/** How much a word counts that several languages share: their weights, raised to this. */
const SHARED = 0.7;
const ENOUGH_WORDS = 200;

/** Languages as bits, by their place in the list. */
type LanguageSet = number;

const setOf = (languages: readonly string[]): LanguageSet =>
  languages.reduce((set, language) => set | (1 << LANGUAGES.indexOf(language)), 0);

/** What a word says for languages that share it. */
type Votes = readonly (readonly [language: number, share: number])[];

const votes = new Map<LanguageSet, Votes>();

function votesFor(set: LanguageSet): Votes {
  const cached = votes.get(set);
  if (cached !== undefined) return cached;
  const languages = LANGUAGES.map((_, place) => place).filter((place) => (set & (1 << place)) !== 0);
  const weightOf = (place: number) => (OTHERS.includes(LANGUAGES[place]!) ? 0.5 : 1);
  const total = languages.reduce((sum, place) => sum + weightOf(place), 0);
  const shares = languages.map((place) => [place, (weightOf(place) / total) ** SHARED] as const);
  votes.set(set, shares);
  return shares;
}

function add(scores: Float64Array, set: LanguageSet, points: number): void {
  for (const [language, share] of votesFor(set)) scores[language]! += points * share;
}

function leader(scores: Float64Array, least: Lead): string | null {
  let [first, second, best] = [0, 0, -1];
  for (let language = 0; language < scores.length; language++) {
    const score = scores[language]!;
    if (score > first) {
      second = first;
      first = score;
      best = language;
    } else if (score > second) second = score;
  }
  return first >= least.score && first >= second * least.lead ? LANGUAGES[best]! : null;
}

/** Elided articles and pronouns are words of their own: l'eau is l' and eau, while don't is one. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const word of text.match(WORD(text)) ?? []) {
    if (words.size >= ENOUGH_WORDS) break;
    const plain = word.replace('’', "'");
    const elided = listedIn(plain) !== undefined ? -1 : plain.indexOf("'");
    if (elided === -1) words.add(plain);
    else words.add(plain.slice(0, elided + 1)).add(plain.slice(elided + 1));
  }
  // Said in every language by those who pass something on.
  words.delete('rt');
  words.delete('via');
  return words;
}

const WORD = patternFor(String.raw`[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*`, 'gu');

/** Words come again and again; a hostile text can make us keep no more than these. */
const CACHED_WORDS = 20_000;
const spelled = new Map<string, LanguageSet>();

function spelledLike(word: string): LanguageSet {
  const cached = spelled.get(word);
  if (cached !== undefined) return cached;
  const languages = setOf(SPELLINGS.filter(([, spelling]) => spelling.test(word)).map(([language]) => language));
  if (spelled.size < CACHED_WORDS) spelled.set(word, languages);
  return languages;
}

/** Spellings frequent in a language and rare in its neighbours. */
const SPELLINGS: readonly (readonly [string, RegExp])[] = [
  ['en', /^(?:wh|th|kn|sh).|ing$|ght|n't$|'(?:s|m|re|ve|ll|d)$|ck$|tion(?:s|al)?$|[^aeiou]y$|ee|oo/u],
  ['fr', /[èêëîïûùœ]|(?:eux|aux|ais|ait|ées?|és|ments?|ique|eur|oir|ette)$/u],
  [
    'de',
    /[äöüß]|sch|(?:ung|lich|keit|heit|isch|chen|ern|eln|ert|zt)$|cht|^(?:ge|ver|be|zu|auf|ein|aus).{3}|ei.|ie[^sn]/u,
  ],
  [
    'es',
    /ñ|(?:ción|ciones|dad|iendo|ando|ados?|adas?|idos?|ito|illa|aba|ía|ó|á)$|[bcfglmnprstv]ue[^n]|[bcdflmnprstv]ie[nrs]/u,
  ],
  ['pt', /[ãõ]|ç[aou]|lh|nh|(?:dade|mente|indo|ando|endo|inho|ado|ou|am|em)$/u],
  [
    'it',
    /[aeiou](?:zz|tt|gg|cc|ll|nn|ss|pp|bb)[aeio]$|gli|(?:zione|ioni|ità|mente|ando|endo|ato|ata|ati|are|ere|ire)$|[àìòù]$|cch|ghi/u,
  ],
  ['nl', /ij|aa|uu|oe|sch|cht|(?:lijk|heid|tje|eer|oor|en)$/u],
  ['sv', /[åäö]|(?:ning|ande|arna|else|igt)$/u],
  ['da', /[æøå]/u],
  ['no', /[æøå]/u],
  ['fi', /[äö]|yy|(?:ssa|lla|sta|inen)$/u],
  ['pl', /[łąęśćżźń]|cz|rz|sz/u],
  ['cs', /[ěřůčšž]/u],
  ['sk', /[ľĺŕôčšž]/u],
  ['hu', /[őűöü]|gy|sz|(?:ban|ben|nak|nek|hoz)$/u],
  ['ro', /[ășțşţ]|(?:ul|ii|lor)$/u],
  ['tr', /[ğışöü]|(?:lar|ler|yor|mak|mek|dan|den|lık)/u],
  ['vi', /[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u],
  ['id', /^(?:ber|men|mem|pen|ter|di)..|(?:nya|kan|lah)$/u],
  ['hr', /[čćšžđ]|ije/u],
  ['sl', /[čšž]/u],
  ['ca', /·|(?:ció|itat)$|ny/u],
  [ROMANISED, /aa|ee|kh|dh|bh|jh|gh[aeiou]/u],
];

/** Words that are searched for; an index of all small words takes as long to make as some five hundred of them. */
const SEARCHES = 500;
const searched = new Map<string, LanguageSet | undefined>();
let index: ReadonlyMap<string, LanguageSet> | null = null;

/** The languages in which it is a small word; undefined: in none. */
function listedIn(word: string): LanguageSet | undefined {
  if (index !== null) return index.get(word);
  if (searched.has(word)) return searched.get(word);
  if (searched.size >= SEARCHES) index = indexWords();
  const found = index === null ? search(word) : index.get(word);
  searched.set(word, found);
  return found;
}

function search(word: string): LanguageSet | undefined {
  const within = ` ${word} `;
  let set = 0;
  for (const [language, words] of lists()) if (words.includes(within)) set |= setOf([language]);
  return set === 0 ? undefined : set;
}

/** All small words at once: seven thousand, so nothing is made for each of them. */
function indexWords(): ReadonlyMap<string, LanguageSet> {
  const words = new Map<string, LanguageSet>();
  for (const [language, listed] of lists()) {
    const own = setOf([language]);
    for (const word of listed.trim().split(' ')) words.set(word, (words.get(word) ?? 0) | own);
  }
  return words;
}

let listed: readonly (readonly [language: string, words: string])[] | null = null;

/** Each between spaces. */
function lists(): readonly (readonly [language: string, words: string])[] {
  listed ??= [
    ...[...MAJOR, ...OTHERS].map((language) => [language, listedText(language)] as const),
    ['fr', ELIDED_FRENCH],
    ['it', ELIDED_ITALIAN],
    ['ca', ELIDED_CATALAN],
    [ROMANISED, ROMANISED_WORDS.replace(/\s+/g, ' ')],
  ].map(([language, words]) => [language, ` ${words.trim()} `] as const);
  return listed;
}

const ELIDED_FRENCH = "l' d' j' c' n' s' m' t' qu' jusqu' lorsqu' puisqu' quelqu'";
const ELIDED_ITALIAN = "l' d' un' dell' all' nell' dall' sull' quell' quest' c' m' t' s' dov' com'";
const ELIDED_CATALAN = "l' d' n' s' m' t'";
const ROMANISED_WORDS = `hai hain ka ki ke ko nahi nhi nahin kya kyu kyun mein mai mujhe mera meri mere tera teri tere tum tu hum
  aap apna apni apne aur bhi ye yeh wo woh vo toh kar kr karo karna karte karke rha raha rahi rahe rhe tha thi hoga hogi
  hona hua hui hue ab jab tab tak sab sabhi koi kuch jo jaisa jaise kaise kahan yaar yar bhai log logo wala wale wali liye
  sath saath bahut bohot achha acha accha din baat kal aaj ji kaam diya gaya gayi gya karenge raat dil pyar`;
