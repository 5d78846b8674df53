import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { guessLanguage } from '../../../src/core/text/language.js';
import { growth, TOO_STEEP } from '../../support/growth.js';

describe('guessLanguage', () => {
  it.each<[string | null, string]>([
    ['en', 'The coffee here is very good and the staff are friendly'],
    ['en', 'Third week waiting for my refund, nobody answers'],
    ['en', "I don't like it"],
    ['de', 'Der Kaffee hier ist sehr gut und das Personal ist freundlich'],
    ['fr', "J'attends ma commande depuis trois semaines"],
    ['es', '¿Dónde está mi pedido?'],
    ['pt', 'O café aqui é muito bom e os funcionários são simpáticos'],
    ['it', 'Aspetto il mio ordine da tre settimane'],
    ['nl', 'De koffie hier is heel lekker en het personeel is vriendelijk'],
    ['sv', 'Jag har väntat i tre veckor på min beställning'],
    ['pl', 'Kawa jest tutaj bardzo dobra, a obsługa miła'],
    ['tr', 'Buradaki kahve çok güzel ve personel çok nazik'],
    ['hu', 'A kávé itt nagyon finom és a kiszolgálás kedves'],
    ['ro', 'Cafeaua de aici este foarte bună și personalul este amabil'],
    ['id', 'Saya sudah menunggu pesanan saya selama tiga minggu'],
    ['vi', 'Tôi đã chờ đơn hàng của mình ba tuần'],
    ['ja', '今日はコーヒーを飲みました'],
    ['ja', 'Acme Coffeeの新作がうまい'],
    ['zh', '今天的咖啡很好喝'],
    ['zh', '這家咖啡店真的很棒'],
    [null, '東京電力'],
    ['ko', '오늘 커피가 맛있었어요'],
    ['th', 'กาแฟอร่อยมาก'],
    ['he', 'הקפה כאן טעים מאוד'],
    ['el', 'Ο καφές είναι πολύ καλός'],
    ['ru', 'Сегодня выпил отличный кофе'],
    ['uk', 'Сьогодні випив чудову каву і мені сподобалось'],
    ['bg', 'Кафето тук е много добро и персоналът е любезен'],
    ['be', 'Сёння выпіў добрую каву, вельмі смачна'],
    [null, 'Кофе'],
    ['ar', 'القهوة هنا لذيذة جدا'],
    ['fa', 'قهوه اینجا خیلی خوب است'],
    ['ur', 'یہاں کی کافی بہت اچھی ہے'],
    ['hi', 'यहाँ की कॉफी बहुत अच्छी है'],
    ['mr', 'येथील कॉफी खूप छान आहे'],
    [null, 'कॉफी'],
    ['bn', 'এখানের কফি খুব ভালো'],
    [null, 'ye kya baat hai yaar, bahut accha kaam kar rahe ho'],
    [null, ''],
    [null, 'ok'],
    [null, 'lol 😂😂'],
    [null, 'Acme Coffee'],
    [null, '12345 !!!'],
    [null, '@ann @bob #coffee https://example.com/the-best-of-the-year'],
    [null, 'good coffee и хороший чай every day'],
  ])('%s: %s', (language, text) => {
    expect(guessLanguage(text)).toBe(language);
  });

  it.each<[string, string]>([
    ['de', 'Die Brötchen sind für mich zu süß'],
    ['fr', "J'ai été très déçu"],
    ['es', 'El café está aquí'],
    ['ja', 'ガラスのグラスがある'],
    ['ko', '오늘 커피가 맛있었어요'],
    ['ru', 'Мой любимый чай'],
  ])('returns %s for both composed and decomposed text: %s', (language, text) => {
    expect([text.normalize('NFC'), text.normalize('NFD')].map(guessLanguage)).toEqual([language, language]);
  });

  it.each(['\u00ad', '\u2060'])('ignores %j inside words', (sign) => {
    const broken = (text: string) => text.replace(/(\p{L}{3})(?=\p{L}{3})/gu, `$1${sign}`);
    const texts = ['Verschlüsselungsverfahren bringen wenig', 'Der Kaffee hier ist sehr gut', 'Kommer under sommaren'];
    expect(texts.map(broken).map(guessLanguage)).toEqual(texts.map(guessLanguage));
  });

  it.each(['a ', 'the ', 'и ', "l'", '東', 'é', '\u0301', 'ا', '@', 'http', 'क'])(
    'takes at most linear time for repetitions of %j',
    (piece) => {
      expect(growth(20_000, (size) => void guessLanguage(piece.repeat(size)))).toBeLessThan(TOO_STEEP);
    },
  );
});

const corpora = process.env['SOCIALRANK_CORPORA'];

if (corpora === undefined) {
  it('skipped: SOCIALRANK_CORPORA is not set', () => {
    expect(corpora).toBeUndefined();
  });
} else {
  describe('guessLanguage on labeled tweets', () => {
    // The tweets labeled German that are guessed otherwise are mostly English: labels were assigned by account.
    it.each([
      ['ar', 'arabic', 0.95, 0.01],
      ['de', 'german', 0.7, 0.04],
      ['es', 'spanish', 0.7, 0.02],
      ['fr', 'french', 0.75, 0.02],
      ['it', 'italian', 0.75, 0.02],
      ['pt', 'portuguese', 0.75, 0.02],
    ])('%s is mostly detected, and hardly ever mistaken', (language, name, found, wrong) => {
      const guesses = readFileSync(`${corpora}/corpora/labelled/umsab-${name}-val.jsonl`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => guessLanguage((JSON.parse(line) as { t: string }).t));
      const shareOf = (is: (guess: string | null) => boolean) => guesses.filter(is).length / guesses.length;
      expect(shareOf((guess) => guess === language)).toBeGreaterThan(found);
      expect(shareOf((guess) => guess !== null && guess !== language)).toBeLessThan(wrong);
    });
  });
}
