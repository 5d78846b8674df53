import { describe, expect, it } from '@jest/globals';
import { withWords } from '../../../src/core/sentiment/own-lexicon.js';
import { probable } from '../../../src/core/sentiment/probable.js';
import { unscored } from '../../../src/core/sentiment/unscored.js';
import type { Engine } from '../../../src/engine.js';
import { afinn } from '../../../src/engines/afinn.js';
import { withLexicon } from '../../../src/engines/lexicon.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import { namedBrands } from '../../support/named-brands.js';

const CONTEXT = { language: 'en', brand: [] } as const;
const over = (lexicon: Readonly<Record<string, number>>) => withLexicon(afinn, lexicon);
const labelOf = async (engine: Engine, text: string) => (await engine.score(text, CONTEXT)).label;

describe("a brand's own lexicon over afinn", () => {
  it.each<[string, Readonly<Record<string, number>>, string, 'positive' | 'neutral' | 'negative']>([
    ['a word that the engine does not know', { crunchy: 3 }, 'so crunchy', 'positive'],
    ["the brand's own weight in place of the engine's", { sick: 4 }, 'a sick bike', 'positive'],
    ['a word that means nothing there', { sick: 0 }, 'a sick bike', 'neutral'],
    ['another case and accents', { CRÈME: 2 }, 'creme', 'positive'],
    ['words of several parts', { 'two thumbs': 3 }, 'Two thumbs up there', 'positive'],
    ['a negation before it', { crunchy: 3 }, 'not at all crunchy', 'negative'],
    ['no word of it', { crunchy: 3 }, 'I hate it', 'negative'],
    ['a part of a word', { run: 3 }, 'crunchy runs', 'neutral'],
  ])('handles %s', async (_, lexicon, text, label) => {
    expect(await labelOf(over(lexicon), text)).toBe(label);
  });

  it('appears in the reasons and in the version of the engine', async () => {
    const engine = over({ sick: 4 });
    const { reasons, score } = await engine.score('a sick bike, I love it', CONTEXT);
    expect(reasons).toEqual([
      { token: 'sick', weight: 4 },
      { token: 'love', weight: 3 },
    ]);
    expect(score).toBe(7);
    expect(engine.version).toMatch(/^5\.0\.2\+lexicon\.[0-9a-f]{8}$/);
    expect(over({ sick: 3 }).version).not.toBe(engine.version);
  });

  it('yields the same polarity as if afinn itself listed the word', async () => {
    const own = await over({ crunchy: 3 }).score('a crunchy thing', CONTEXT);
    const known = afinn.score('a good thing', CONTEXT);
    expect(own.polarity).toBeCloseTo(known.polarity!, 12);
  });

  it('leaves a text unscored if the engine cannot judge it', async () => {
    expect((await over({ gut: 3 }).score('gut', { language: 'de', brand: [] })).label).toBeNull();
  });

  it.each(['[Crunchy Bar] opens', '[Acme] opens, {Crunchy Bar} closes'])(
    'ignores words within names: %s',
    async (marked) => {
      const { text, ...names } = namedBrands(marked);
      expect((await over({ crunchy: 3 }).score(text, { language: 'en', ...names })).label).toBe('neutral');
    },
  );

  it('inherits no words from the object prototype', async () => {
    expect(await labelOf(over({ crunchy: 3 }), 'constructor __proto__ toString')).toBe('neutral');
  });
});

describe("a brand's own lexicon over an engine with probabilities", () => {
  const even = probable({ negative: 0.2, neutral: 0.6, positive: 0.2 });

  it('shifts the odds and keeps the probabilities a distribution', () => {
    const { label, probabilities, polarity, confidence } = withWords(new Map([['sick', 2]]), null)(
      even,
      'sick',
      CONTEXT,
    );
    const total = 0.2 * Math.exp(-2) + 0.6 + 0.2 * Math.exp(2);
    expect(label).toBe('positive');
    expect(probabilities!.positive).toBeCloseTo((0.2 * Math.exp(2)) / total, 12);
    expect(polarity).toBeCloseTo(probabilities!.positive - probabilities!.negative, 12);
    expect(confidence).toBe(probabilities!.positive);
  });

  it.each([
    ['sick', 5, 'positive', 1],
    ['dull', -5, 'negative', -1],
  ] as const)('is fully confident about a text that repeats "%s"', (word, weight, label, polarity) => {
    const apply = withWords(new Map([[word, weight]]), null);
    expect(apply(even, `${word} `.repeat(1000), CONTEXT)).toMatchObject({ label, polarity, confidence: 1 });
  });

  it('is applied to every text that is scored in a batch', async () => {
    const engine: Engine = {
      ...{ name: 'many', version: '1', threshold: null },
      score: () => unscored(),
      scoreMany: async (tasks) => tasks.map(() => even),
    };
    const scores = await withLexicon(engine, { sick: 5 }).scoreMany!([
      { text: 'sick', context: CONTEXT },
      { text: 'so so', context: CONTEXT },
    ]);
    expect(scores.map(({ label }) => label)).toEqual(['positive', 'neutral']);
  });
});

it('applies a lexicon in time linear in the text', () => {
  const apply = withWords(new Map([['a a a a a', 1]]), 0.05);
  const score = afinn.score('love', CONTEXT);
  expect(growth(1, (size) => apply(score, 'a '.repeat(20_000 * size), CONTEXT))).toBeLessThan(TOO_STEEP);
});
