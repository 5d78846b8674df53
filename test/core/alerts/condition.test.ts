/** The language of conditions: how they are parsed, printed, and evaluated against a report. */
import { describe, expect, it } from '@jest/globals';
import { type Condition, EVENTS, eventsOf } from '../../../src/core/alerts/condition.js';
import { ConditionError } from '../../../src/core/alerts/condition-error.js';
import { type Facts, judge } from '../../../src/core/alerts/judge.js';
import { parseCondition } from '../../../src/core/alerts/parse.js';
import { printCondition } from '../../../src/core/alerts/print.js';
import { SUMMARY_NUMBERS, SUMMARY_TEXTS } from '../../../src/core/report/summary-numbers.js';
import { SUMMARY } from '../../../src/output/views/columns.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import fc from '../../support/property.js';
import { sampleReport } from '../../support/sample-report.js';

const facts = (numbers: Readonly<Record<string, number>>, events: Partial<Record<string, boolean>> = {}): Facts => ({
  number: (metric) => numbers[metric] ?? null,
  event: (name) => events[name] ?? null,
});

const failure = (text: string): ConditionError => {
  try {
    parseCondition(text);
  } catch (error) {
    if (error instanceof ConditionError) return error;
    throw error;
  }
  throw new Error(`${text} was read`);
};

describe('parsing a condition', () => {
  const READ: readonly (readonly [string, string])[] = [
    ['net<-0.2 & n>=20', 'net_sentiment < -0.2 & n >= 20'],
    ['net < −20%', 'net_sentiment < -0.2'],
    ['rank<=40|velocity > 1e2', 'social_rank <= 40 | velocity_per_hour > 100'],
    ['spike', 'spike'],
    ['!stale', '!stale'],
    ['not (mentions = 0)', '!(mentions = 0)'],
    ['!!spike', 'spike'],
    ['SPIKE AND NOT Dip', 'spike & !dip'],
    ['spike | dip & silence', 'spike | dip & silence'],
    ['(spike | dip) & silence', '(spike | dip) & silence'],
    ['(spike & (dip & (silence)))', 'spike & dip & silence'],
    ['spike && dip || new', 'spike & dip | new'],
    ['mentions==3', 'mentions = 3'],
    ['mentions≠3', 'mentions != 3'],
    ['mentions!=3', 'mentions != 3'],
    ['social-rank ≥ .5', 'social_rank >= 0.5'],
    ['mentions > +5', 'mentions > 5'],
    ['mentions > -0', 'mentions > 0'],
  ];
  it.each(READ)('normalizes %s to %s', (typed, canonical) => {
    expect(printCondition(parseCondition(typed))).toBe(canonical);
    expect(parseCondition(canonical)).toEqual(parseCondition(typed));
  });

  it('turns the printed form of any condition into an equivalent one', () => {
    const leaf = fc.oneof(
      fc.record({ type: fc.constant('event' as const), event: fc.constantFrom(...EVENTS) }),
      fc.record({
        type: fc.constant('comparison' as const),
        metric: fc.constantFrom(...SUMMARY_NUMBERS.keys()),
        comparison: fc.constantFrom('<', '<=', '>', '>=', '=', '!='),
        number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
      }),
    );
    const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        leaf as fc.Arbitrary<Condition>,
        fc.record({ type: fc.constant('not' as const), condition: tie('tree') }),
        fc.record({
          type: fc.constantFrom('and' as const, 'or' as const),
          conditions: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }),
        }),
      ),
    }));
    fc.assert(
      fc.property(tree, (condition) => {
        const read = parseCondition(printCondition(condition));
        expect(parseCondition(printCondition(read))).toEqual(read);
        const told = facts({ mentions: 3, net_sentiment: -0.4 }, { spike: true, dip: false });
        expect(judge(read, told)).toBe(judge(condition, told));
      }),
    );
  });

  it('finds the events that it uses, each once', () => {
    expect(eventsOf(parseCondition('spike | !(dip & spike) | net < 0'))).toEqual(['spike', 'dip']);
  });
});

describe('rejecting a condition', () => {
  const REFUSED: readonly (readonly [string, number, RegExp])[] = [
    ['', 1, /^the condition is empty .*mentions.*spike/],
    ['   ', 1, /^the condition is empty/],
    [
      'net_sentimnt < 0',
      1,
      /^there is no net_sentimnt \(column 1\); expected perhaps net_sentiment; one of .*velocity/,
    ],
    ['n>5 & spikes', 7, /perhaps spike;/],
    ['netSentiment<0', 1, /perhaps net_sentiment;/],
    ['constructor > 1', 1, /^there is no constructor .*expected one of the numbers/],
    ['__proto__ = 1', 1, /^there is no __proto__/],
    ['status = 1', 1, /^status is not a number/],
    ['net', 4, /not compared with anything/],
    ['net & spike', 5, /not compared with anything/],
    ['net <', 6, /there is no number after </],
    ['net < n', 7, /there is no number after </],
    ['5 < net', 1, /begins with a name/],
    ['net < 0,2', 7, /not a number/],
    ['net < 5x', 7, /not a number/],
    ['net < 1e999', 7, /too large/],
    ['spike dip', 7, /not connected/],
    ['(spike dip)', 8, /not connected/],
    ['spike & ', 8, /missing at the end/],
    ['| spike', 1, /missing before \|/],
    ['!', 2, /missing at the end/],
    ['(spike', 1, /never closed/],
    ['spike)', 6, /never opened/],
    ['()', 2, /missing before \)/],
    ['net < 0; spike', 8, /^; is not valid here/],
    ['$net', 1, /^\$ is not valid here/],
    ['\u{1f600}', 1, /^\u{1f600} is not valid/u],
  ];
  it.each(REFUSED)('reports an error in %j at column %i', (typed, column, message) => {
    const error = failure(typed);
    expect(error.message).toMatch(message);
    expect(error.column).toBe(column);
    expect(error.message).not.toContain('\n');
  });

  it('applies to conditions that are too deep or too long', () => {
    expect(failure(`${'('.repeat(33)}spike${')'.repeat(33)}`).message).toMatch(/more than 32 deep/);
    expect(failure('spike|'.repeat(400)).message).toMatch(/at most 2000/);
  });

  it('never throws anything but a ConditionError', () => {
    const piece = fc.constantFrom(
      'net',
      '<',
      '0.2',
      '&',
      '|',
      '!',
      '(',
      ')',
      ' ',
      'spike',
      '%',
      '-',
      '=',
      '.',
      '"',
      '\0',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (typed) => {
          try {
            parseCondition(typed);
          } catch (error) {
            expect(error).toBeInstanceOf(ConditionError);
          }
        },
      ),
    );
  });

  it('takes time linear in the length', () => {
    for (const piece of ['!', '1', 'a', '(', '-', 'spike|', 'e1'])
      expect(growth(200, (size) => attempt(piece.repeat(size).slice(0, 2000)))).toBeLessThan(TOO_STEEP);
  });
});

describe('evaluating a condition', () => {
  const known = facts({ net_sentiment: -0.3, n: 40, mentions: 0 }, { spike: true, dip: false });
  const JUDGED: readonly (readonly [string, boolean | null])[] = [
    ['net < -0.2 & n >= 20', true],
    ['net < -0.2 & n >= 50', false],
    ['net < -0.3', false],
    ['net <= -0.3', true],
    ['mentions = 0', true],
    ['mentions != 0', false],
    ['rank < 50', null],
    ['!(rank < 50)', null],
    ['rank < 50 | spike', true],
    ['rank < 50 | dip', null],
    ['rank < 50 & dip', false],
    ['rank < 50 & spike', null],
    ['!spike', false],
    ['!dip', true],
    ['silence', null],
    ['!silence', null],
  ];
  it.each(JUDGED)('returns for %s: %s', (typed, expected) => {
    expect(judge(parseCondition(typed), known)).toBe(expected);
  });
});

describe('names in conditions', () => {
  it('include every column of the CSV summary, as a number or as a text', () => {
    const columns = SUMMARY.map(({ name }) => name);
    expect([...SUMMARY_NUMBERS.keys(), ...SUMMARY_TEXTS].filter((name) => name !== 'n').sort()).toEqual(columns.sort());
  });

  it('stand for the same numbers as in the CSV', () => {
    const report = sampleReport();
    for (const { name, cell } of SUMMARY) {
      const number = SUMMARY_NUMBERS.get(name);
      if (number === undefined || name === 'sentiment_ratio') continue;
      expect([name, number(report)]).toEqual([name, cell(report)]);
    }
    expect(SUMMARY_NUMBERS.get('sentiment_ratio')?.(report)).toBe(report.socialRank.sentiment.ratio);
  });
});

function attempt(typed: string): void {
  for (let at = 0; at < 20; at += 1) {
    try {
      parseCondition(typed);
    } catch (error) {
      if (!(error instanceof ConditionError)) throw error;
    }
  }
}
