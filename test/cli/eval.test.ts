import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { evaluationSchema } from '../../src/schema/evaluation.js';
import type { EvaluationReport } from '../../src/types.js';
import { ran } from '../support/fake-io.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

const GOLD = temporaryFile(
  'gold.csv',
  'id,text,label\nm:1,I love it,positive\nm:2,I hate it,negative\nm:3,It opens at nine,neutral\nm:4,still waiting,negative\nm:5,what,\n',
);
const ENGINE = temporaryFile(
  'yes.mjs',
  "export default { name: 'yes', version: '1', threshold: null, score: (text) => ({ label: text.includes('love') ? 'positive' : text.includes('opens') ? null : 'negative' }) };",
);

async function json(...words: string[]): Promise<EvaluationReport> {
  const { code, stdout, stderr } = await ran(['eval', '--gold', GOLD, '--format', 'json', ...words]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return evaluationSchema.strict().parse(JSON.parse(stdout));
}

describe('eval', () => {
  it('evaluates the default engine, and reports how many texts were left out', async () => {
    const report = await json();
    expect(report).toMatchObject({ texts: 4, leftOut: { unlabelled: 1, empty: 0, repeated: 0, tied: 0 } });
    expect(report).toMatchObject({ agreement: null, pairs: [] });
    expect(report.engines).toMatchObject([
      { engine: expect.stringMatching(/^social@1\+/), scored: 4, accuracy: { num: 4, den: 4 } },
    ]);
    expect(report.engines[0]!.calibration).not.toBeNull();
  });

  it('does not round a very small p-value to zero', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => `m:${n},waiting for number ${n},negative\n`);
    const gold = temporaryFile('waiting.csv', `id,text,label\n${rows.join('')}`);
    const { stdout } = await ran(['eval', '--gold', gold, '--engine', ENGINE, '--engine', 'afinn', '-f', 'json']);
    const { pairs } = evaluationSchema.strict().parse(JSON.parse(stdout));
    // 40 of 40 for one of them: 2 × ½ ⁴⁰
    expect(pairs).toMatchObject([{ texts: 40, pHolm: 1.81899e-12 }]);
  });

  it('reports no calibration for an engine without probabilities', async () => {
    expect((await json('--engine', 'afinn')).engines).toMatchObject([
      { engine: 'afinn@5.0.2', scored: 4, accuracy: { num: 3, den: 4 }, calibration: null },
    ]);
  });

  it('compares engines, each on the texts that it scored', async () => {
    const report = await json('--engine', 'afinn', '--engine', ENGINE);
    expect(report.engines.map(({ engine, scored, unscored }) => [engine, scored, unscored])).toEqual([
      ['afinn@5.0.2', 4, 0],
      ['yes@1', 3, 1],
    ]);
    expect(report.pairs).toMatchObject([{ a: 'afinn@5.0.2', b: 'yes@1', texts: 3, isMoreThanNoise: false }]);
  });

  it('prints a table that fits the width of the terminal', async () => {
    for (const columns of [40, 80, 120]) {
      const { stdout } = await ran(
        ['eval', '--gold', GOLD, '--engine', 'afinn', '--engine', ENGINE, '--color', 'never'],
        { columns },
      );
      expect(stdout).toContain('macro-recall');
      expect(
        Math.max(
          ...stdout
            .split('\n')
            .slice(2)
            .map((line) => line.length),
        ),
      ).toBeLessThanOrEqual(columns);
    }
  });

  it('prints one CSV row per engine', async () => {
    const { stdout } = await ran(['eval', '--gold', GOLD, '--format', 'csv', '--engine', 'afinn']);
    const [head, row] = stdout.split('\r\n').map((line) => line.split(','));
    expect(head!.slice(0, 7)).toEqual([
      'engine',
      'texts',
      'scored',
      'unscored',
      'accuracy',
      'accuracy_low',
      'accuracy_high',
    ]);
    expect(row).toHaveLength(head!.length);
    expect(row!.slice(0, 5)).toEqual(['afinn@5.0.2', '4', '4', '0', '0.75']);
  });

  it('writes a matrix that corrects the net sentiment of a scan by the same engine', async () => {
    const matrix = join(temporaryFolder(), 'matrix.json');
    const posts = temporaryFile(
      'posts.ndjson',
      '{"id":"a","text":"acme: love it","created_at":"2026-11-20T10:00:00Z"}\n{"id":"b","text":"acme: hate it","created_at":"2026-11-20T11:00:00Z"}\n',
    );
    expect((await ran(['eval', '--gold', GOLD, '--write-matrix', matrix, '--engine', 'afinn'])).code).toBe(0);
    const scan = ['acme', '-s', `file:${posts}`, '--format', 'json', '--gold-matrix', matrix];
    const { stdout } = await ran([...scan, '--engine', 'afinn']);
    // Half of the negative texts were classified as neutral.
    expect((JSON.parse(stdout) as { sentiment: unknown }).sentiment).toMatchObject({
      netSentiment: { value: 0 },
      netSentimentCorrected: { value: expect.closeTo(-1 / 3, 6) },
    });
    const other = await ran([...scan, '--engine', ENGINE]);
    expect(other).toMatchObject({ code: 2, stdout: '' });
    expect(other.stderr).toContain('the matrix is of afinn@5.0.2, and this scan is scored by yes@1');
  });

  it('refuses the matrix if the brand has its own lexicon, which changes how the engine errs', async () => {
    const matrix = join(temporaryFolder(), 'matrix.json');
    await ran(['eval', '--gold', GOLD, '--write-matrix', matrix]);
    const brands = temporaryFile('brands.yaml', '- name: acme\n  lexicon:\n    sick: 3\n');
    const posts = temporaryFile('posts.ndjson', '{"id":"a","text":"acme: sick","created_at":"2026-11-20T10:00:00Z"}\n');
    const scan = ['--brands', brands, '-s', `file:${posts}`, '--format', 'json', '--gold-matrix', matrix];
    const { code, stdout, stderr } = await ran(scan);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^socialrank: the matrix is of social@1\+\w+, and this scan is scored by social@1\+\w+\+lexicon\.\w+; the brand's own lexicon changes what is taken for what, and eval knows no lexicon: leave one of the two out\n$/,
    );
    const plain = temporaryFile('plain.yaml', '- name: acme\n');
    expect((await ran(['--brands', plain, ...scan.slice(2)])).code).toBe(0);
  });

  it('detects the language of texts without function words, as a scan does', async () => {
    // If its language is not detected, each text is treated as English and classified as neutral.
    const gold = temporaryFile(
      'gold.csv',
      'text,label\n"Servizio pessimo, camerieri maleducati, cibo freddo",negative\n"Accueil chaleureux, serveurs adorables",positive\n',
    );
    expect((await json('--gold', gold)).engines).toMatchObject([{ scored: 2, accuracy: { num: 2, den: 2 } }]);
    expect((await json('--gold', gold, '--lang', 'en')).engines).toMatchObject([{ accuracy: { num: 0, den: 2 } }]);
  });

  it.each<[string, readonly string[], string]>([
    ['a file that is not there', ['--gold', '/no/such.csv'], 'no such file'],
    [
      'a label that is none',
      ['--gold', temporaryFile('g.csv', 'text,label\na,positive\nb,angry\n')],
      'line 3: "angry" is not a label',
    ],
    ['stars beyond five', ['--gold', temporaryFile('g.csv', 'text,stars\na,4\nb,9\n')], 'line 3: "9" is not a label'],
    ['an engine that is not there', ['--gold', GOLD, '--engine', 'nosuch'], 'unknown engine nosuch'],
    ['a model for another engine', ['--gold', GOLD, '--model', '.'], '--model is for the engine onnx'],
    [
      'a matrix of two engines',
      ['--gold', GOLD, '--engine', 'afinn', '--engine', ENGINE, '--write-matrix', '/tmp/none.json'],
      '--write-matrix is for one engine',
    ],
    ['a format that it has not', ['--gold', GOLD, '-o', 'e.md'], 'eval writes no md'],
    ['to write over what it reads', ['--gold', GOLD, '-o', GOLD], 'is read by this run'],
    [
      'one file for two outputs',
      ['--gold', GOLD, '-o', 'e.json', '--write-matrix', 'e.json'],
      'two outputs are the same',
    ],
    [
      'a matrix for two files',
      ['--gold', GOLD, '--write-matrix', 'a.json', '--write-matrix', 'b.json'],
      'a.json came first',
    ],
    ['labels that nobody gave', ['--gold', 'labels'], 'there are no labels yet'],
    ['no gold', [], '--gold <texts>'],
  ])('refuses %s', async (_, words, why) => {
    const { code, stdout, stderr } = await ran(['eval', ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(why);
  });

  it('reports how it interprets numeric labels', async () => {
    const { stderr } = await ran(['eval', '--gold', temporaryFile('g.csv', 'text,label\na,1\nb,0\n')]);
    expect(stderr).toBe('labels that are numbers are read as -1, 0, 1\n');
  });

  it('counts a text labelled by several coders once, and reports their agreement', async () => {
    const rows = [
      ['1,I love it', 'positive', 'positive'],
      ['2,I hate it', 'negative', 'negative'],
      ['3,It opens at nine', 'neutral', 'neutral'],
      ['4,what', 'neutral', 'negative'],
    ].flatMap(([text, a, b]) => [`${text},ann,${a}`, `${text},bob,${b}`]);
    const gold = temporaryFile(
      'coders.csv',
      ['id,text,coder,label', ...rows, '3,It opens at nine,ann,neutral'].join('\n'),
    );
    const report = await json('--gold', gold);
    expect(report).toMatchObject({ texts: 3, leftOut: { unlabelled: 0, empty: 0, repeated: 1, tied: 1 } });
    expect(report.engines).toMatchObject([{ accuracy: { num: 3, den: 3 } }]);
    // By hand: of 8 labels 3 negative, 3 neutral, 2 positive; one pair of four differs: 1 - 7 * 1 / 21.
    expect(report.agreement).toMatchObject({ texts: 4, labels: 8, alpha: { value: 0.666667 } });
    expect(report.agreement!.alpha.ci95).toHaveLength(2);
    const { stdout } = await ran(['eval', '--gold', gold, '--engine', 'afinn']);
    expect(stdout).toContain("Krippendorff's alpha 0.67 (");
    expect(stdout).toContain('1 text left out on which coders were evenly split');
    const csv = (await ran(['eval', '--gold', gold, '--format', 'csv'])).stdout.split('\r\n');
    expect(csv[0]).toMatch(/,calibration_error,alpha,alpha_low,alpha_high,alpha_ordinal,/);
    expect(csv[1]).toContain(',0.666667,');
  });

  it('reports null metrics if coders are evenly split on every text', async () => {
    const gold = temporaryFile('split.csv', 'text,label\nfine,positive\nfine,neutral\n');
    expect(await json('--gold', gold)).toMatchObject({
      texts: 0,
      leftOut: { tied: 1 },
      engines: [{ accuracy: { value: null, den: 0 }, macroRecall: { value: null, ci95: null } }],
    });
  });

  it('writes one evaluation to several files', async () => {
    const folder = temporaryFolder();
    const [json, csv] = [join(folder, 'e.json'), join(folder, 'e.csv')];
    const words = ['eval', '--gold', GOLD, '--engine', 'afinn'];
    expect(await ran([...words, '-o', json, '-o', csv])).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(json, 'utf8')).toBe((await ran([...words, '-f', 'json'])).stdout);
    expect(readFileSync(csv, 'utf8')).toBe((await ran([...words, '-f', 'csv'])).stdout);
    expect((await ran([...words, '-o', json, '-o', '-'])).stdout).toContain('macro-recall');
  });

  it('writes the same bytes to standard output and to a file', async () => {
    const file = join(temporaryFolder(), 'e.json');
    const first = await ran(['eval', '--gold', GOLD, '--format', 'json']);
    await ran(['eval', '--gold', GOLD, '-o', file]);
    expect(readFileSync(file, 'utf8')).toBe(first.stdout);
  });
});
