/** Stop words by language: words that carry the grammar of a sentence, not its topic. */
import { compose } from './fold.js';
import { STOP_WORDS } from './stop-words.data.js';

/** Returns lower-case words with straight apostrophes, or null for a language without a list. */
export function stopWords(language: string): ReadonlySet<string> | null {
  const known = sets.get(language);
  if (known !== undefined) return known;
  const listed = [...listedWords(language), ...wordsOf(SMALL_TOO.get(language) ?? '')];
  if (listed.length === 0) return null;
  const words = new Set(listed);
  sets.set(language, words);
  return words;
}

/**
 * Returns the words of a language's lists in one string, some of them twice, without those of `SMALL_TOO`; empty for a
 * language without a list.
 */
export function listedText(language: string): string {
  const listed = STOP_WORDS.find(([code]) => code === language)?.[1];
  return listed === undefined ? '' : `${listed} ${compose(MORE.get(language) ?? '').replace(/\s+/g, ' ')}`;
}

const listedWords = (language: string): readonly string[] => wordsOf(listedText(language));

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

/**
 * Without a language, or with one that has no list, tests the stop words of the most common languages. The same applies
 * to words in Latin letters if the language is written in another script: text labeled as Hindi or Arabic may be
 * romanized, or half English.
 */
export function isStopWord(word: string, language: string | null): boolean {
  const own = language === null ? null : stopWords(language);
  if (own === null) return common().has(word);
  return own.has(word) || (IN_OTHER_LETTERS.has(language!) && LATIN.test(word) && common().has(word));
}

const IN_OTHER_LETTERS: ReadonlySet<string> = new Set([
  'ar',
  'bg',
  'el',
  'fa',
  'he',
  'hi',
  'ja',
  'ko',
  'ru',
  'th',
  'uk',
  'zh',
]);
const LATIN = /^[a-z]/;

const sets = new Map<string, ReadonlySet<string>>();

let everyCommon: ReadonlySet<string> | null = null;

const COMMON = ['en', 'es', 'fr', 'de', 'it', 'pt', 'nl', 'ru', 'ar', 'ja', 'zh'];

function common(): ReadonlySet<string> {
  everyCommon ??= new Set([...COMMON.flatMap(listedWords), ...wordsOf(ROMANISED)]);
  return everyCommon;
}

/** Hindi and Urdu in Latin letters, which are never detected as a language. Words of other languages are left out. */
const ROMANISED = `hai hain ka ki ke ko nahi nhi nahin kya kyu kyun mein mujhe mera meri tera teri tum aap apna apni apne aur
  bhi ye yeh wo woh toh kar kr karo karna karte karke rha raha rahi rahe rhe tha thi hi ho hoga hogi hona hua hui jab sabhi
  koi kuch jaisa jaise kaise kahan liye gaya gayi wala wale wali ek`;

/**
 * Also missing from the lists, but removed from keywords only if the language is known: elsewhere they carry meaning.
 */
const SMALL_TOO: ReadonlyMap<string, string> = new Map([
  ['ar', 'يا انا اللي الي مش مو شي بس زي لـ'],
  ['de', 'ne is nix drauf eher fast gerne eigentlich echt voll oh gestern sieht braucht'],
  [
    'en',
    `against around during behind among unless may last next first 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th two three always
    enough least less far away ago soon later together whole instead maybe perhaps probably actually especially literally
    definitely basically exactly usually finally anyway somehow somewhere anywhere everywhere such mr mrs
    come comes coming making taking taken wants wanted needs needed gives giving give given keep keeps keeping mean means
    tell tells told asked`,
  ],
  [
    'es',
    `yo tu ti estoy dos mismo misma sé esa conmigo contigo después casi tienes ver mas asi dia dias día días año años cosa
    cosas sea iba dar deja algún igual creo veo tenemos`,
  ],
  ['fr', 'contre après avant sous dont fois là faut vraiment moins doit ailleurs certes'],
  [
    'it',
    `me te oggi ieri quando ora dopo essere avere stato prima può va altri altre perchè due no tanto tanti senza ecco po
    fatto detto anno anni giorno giorni`,
  ],
  ['pt', 'pq ta to nao hj ai vamos ficar dia dias ano anos coisa coisas'],
]);

/** Frequent words that the lists lack. */
const MORE: ReadonlyMap<string, string> = new Map([
  [
    'en',
    `no not nor so just when whom whose why will would shall can't cannot don't doesn't didn't isn't aren't wasn't
    weren't won't wouldn't couldn't shouldn't haven't hasn't hadn't ain't she she's he's it's i'm i've i'll i'd you're
    you've you'll you'd we're we've we'll they're they've they'll that's there's here's what's who's let's im ive dont
    cant didnt doesnt isnt wont its hers ours yours theirs our us himself herself itself myself yourself ourselves
    themselves having does doing done being than too every again once until while upon off down few own both either
    neither else ever yet really quite rather also even though although however within without across per via whether
    gonna gotta wanna lol omg got get gets getting go goes going went say says saying see seen seems seem thing things
    one ones something anything nothing everything someone anyone everyone lot lots bit yes yeah ok okay oh well back
    new make makes made take takes took know think want need use used using look looks try trying let put im
    today yesterday tomorrow day days time times year years week weeks month months now then still already almost`,
  ],
  [
    'es',
    `y o u e es son está están estaba estar era eran fue fueron ser soy eres somos sido hay ha han he has había
    hacer hace hacen tiene tienen tengo tener este esta esto estos estas esos esas aquel aquella ellos ellas nosotros
    ustedes usted os les sus mis tus nuestro nuestra vuestro si no ni ya así aquí ahí allí ahora hoy ayer siempre nunca
    todo toda todos todas otra otros otras tan tanto mucho mucha muchos muchas más menos solo sólo bien mal vez veces
    algo alguien nada nadie cada cómo dónde cuándo qué quién cuánto pues entonces mientras aunque entre según tras
    va van voy vamos ir puede pueden puedo gran jajaja`,
  ],
  [
    'pt',
    `é são foi foram está estão estou era ser ter tem têm tenho tinha há não sim já só né pra pro pros pras aí lá aqui
    hoje ontem agora nunca sempre tudo todo toda todos todas muito muita muitos muitas bem mal mais menos vc vcs tô tá
    vai vou fazer faz ele eles ela elas dele dela nosso nossa deste desta disso isso aquilo cada onde quem porque`,
  ],
  [
    'fr',
    `plus comme sans très tout tous toute toutes bien fait faire si non oui ça cela donc car quand comment pourquoi
    parce chez vers entre depuis déjà encore aussi alors ainsi peu trop rien jamais toujours autre autres chaque
    va vais vont peut peux dit aujourd'hui aujourd hui`,
  ],
  ['it', `è c'è cosa così però poi già ancora adesso quindi solo sempre mai proprio tutti molto bene fare fa dire`],
  ['nl', `maar ook nog niet geen wel heel veel meer weer gaat gaan moet mag waar waarom jij jou jullie ons onze hen`],
  ['da', `af meget nogen noget efter godt gør tak være bare også hvad hvordan ikke uger`],
  ['no', `veldig nå bra noe noen etter mye gjør takk være bare også hva hvordan ikke uker dette`],
  ['de', `mal schon noch nur ja nein doch eben halt immer nie wer wo warum wieso kein keine geht gibt mehr sehr ganz`],
  ['ru', `это этот эта эти тоже очень только уже ещё еще там тут когда где почему всё все просто вообще нет да`],
  [
    'zh',
    `的 是 在 了 和 有 我 你 他 她 它 我们 你们 他们 我們 你們 他們 们 們 这 這 那 这个 這個 那个 那個 什么 什麼 怎么 怎麼 没有 沒有
    没 沒 不是 就是 还是 還是 也是 可以 因为 因為 所以 但是 如果 而且 或者 还有 還有 一个 一個 一些 自己 现在 現在 时候 時候 会 會 为 為
    对 對 还 還 说 說 吗 嗎 么 麼 个 個 从 從 让 讓 被 把 给 給 与 與 很 都 就 又 再 才 只 已经 已經 真的 今天`,
  ],
  [
    'ja',
    `こと もの ため よう そう これ それ あれ ここ そこ どこ さん ちゃん です ます でした ました ない って けど から まで 今日 自分 私 僕 俺`,
  ],
]);
