/** The signs of tables and texts, in Unicode and in plain ASCII. */

export interface Signs {
  readonly ellipsis: string;
  /** Between the ends of an interval. */
  readonly to: string;
  /** Between two dates or times. */
  readonly dash: string;
  readonly unknown: string;
  readonly minus: string;
  readonly atLeast: string;
  readonly dot: string;
  readonly quotes: readonly [string, string];
  readonly rule: string;
  readonly warning: string;
  readonly tone: {
    readonly positive: string;
    readonly neutral: string;
    readonly negative: string;
    readonly mixed: string;
  };
  readonly bar: { readonly positive: string; readonly neutral: string; readonly negative: string };
  /** Filled below the interval, within it, and not filled. */
  readonly meter: { readonly full: string; readonly between: string; readonly rest: string };
  /** Marks 0 on a scale that includes negative values. */
  readonly zero: string;
  /** From nothing to the peak. */
  readonly spark: readonly string[];
}

export const UNICODE_SIGNS: Signs = {
  ellipsis: '…',
  to: '…',
  dash: '–',
  unknown: '—',
  minus: '−',
  atLeast: '≥',
  dot: '·',
  quotes: ['“', '”'],
  rule: '─',
  warning: '!',
  tone: { positive: '+', neutral: '·', negative: '−', mixed: '±' },
  bar: { positive: '█', neutral: '░', negative: '▓' },
  meter: { full: '━', between: '╍', rest: '─' },
  zero: '│',
  spark: ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
};

export const ASCII_SIGNS: Signs = {
  ellipsis: '...',
  to: '..',
  dash: '-',
  unknown: '-',
  minus: '-',
  atLeast: '>=',
  dot: '|',
  quotes: ['"', '"'],
  rule: '-',
  warning: '!',
  tone: { positive: '+', neutral: '.', negative: '-', mixed: '+-' },
  bar: { positive: '+', neutral: '.', negative: '-' },
  meter: { full: '=', between: '~', rest: '-' },
  zero: '|',
  spark: ['_', '.', ':', '-', '=', '+', '*', '%', '#'],
};

export function signsFor(terminal: { readonly unicode: boolean }): Signs {
  return terminal.unicode ? UNICODE_SIGNS : ASCII_SIGNS;
}
