/**
 * Renders a judged text for people: its words in the color of their contribution, the label, and the reasons for it.
 */
import type { Score } from '../engine.js';
import { type Brush, drawn } from './screen/brush.js';
import { type Line, type Screen, type Style, screenFor, trimmed, wrap } from './screen/line.js';
import type { Terminal } from './screen/terminal.js';

export interface JudgedText extends Score {
  readonly text: string;
  readonly language: string | null;
  readonly engine: string;
  /** The rules that determined the intents. */
  readonly rules: readonly string[];
  /**
   * Whether the engine works with words that it knows, so that no reasons means no known words. Other engines may not
   * have been asked for reasons.
   */
  readonly readsWords: boolean;
}

export function judgedText(judged: JudgedText, terminal: Terminal): Promise<string> {
  return drawn(terminal, ({ paint, measure }: Brush) => {
    const screen = screenFor(terminal, measure);
    const lines = rowsOf(judged, screen).flatMap(([name, row]) =>
      row.map((line, place) => [screen.piece(` ${(place === 0 ? name : '').padEnd(NAMES)}`, 'dim'), ...line]),
    );
    return `${lines.map((line) => `${paint(trimmed(line))}\n`).join('')}\n`;
  });
}

/** Length of the longest row name, with a gap. */
const NAMES = 11;
const TEXT_LINES = 12;
const REASON_LINES = 2;

function rowsOf(judged: JudgedText, screen: Screen): [string, readonly Line[]][] {
  const { text, label, language, emotions, emotionScores, intents, rules, engine } = judged;
  const width = screen.width - NAMES - 2;
  const plain = (words: string): Line[] => wrap(screen, words, width, REASON_LINES).map((line) => [screen.piece(line)]);
  const rows: [string, readonly Line[]][] = [
    ['text', wrap(screen, screen.piece(text).text, width, TEXT_LINES).map((line) => coloured(line, judged, screen))],
  ];
  if (label === null) {
    return [
      ...rows,
      ['sentiment', plain(`unscored${language === null ? '' : ` (${language})`}`)],
      ['engine', plain(engine)],
    ];
  }
  rows.push(['sentiment', [verdict(judged, screen)]]);
  const because = becauseOf(judged);
  if (because !== '') rows.push(['because', plain(because)]);
  if (emotions.length > 0) {
    rows.push(['emotions', plain(emotions.map((one) => `${one} ${percent(emotionScores[one] ?? 0)}`).join(', '))]);
  }
  if (intents.length > 0) rows.push(['intents', plain(`${intents.join(', ')} (${rules.join(', ')})`)]);
  return [...rows, ['engine', plain(engine)]];
}

function verdict({ label, polarity, score, probabilities, whole }: JudgedText, { piece }: Screen): Line {
  const sure =
    probabilities === null
      ? `raw ${score}`
      : (['positive', 'neutral', 'negative'] as const).map((one) => `${one} ${percent(probabilities[one])}`).join(', ');
  const all = whole === undefined ? '' : `; the whole text ${whole.label} ${signed(whole.polarity)}`;
  return [piece(label!, label!), piece(` ${signed(polarity!)} (${sure}${all})`)];
}

const becauseOf = ({ reasons, readsWords }: JudgedText): string =>
  reasons.map(({ token, weight }) => `${token} ${signed(weight)}`).join('  ') ||
  (readsWords ? 'no word that this engine knows' : '');

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const signed = (number: number): string => `${number > 0 ? '+' : ''}${Number(number.toFixed(2))}`;

/** Colors each word according to the heaviest reason for it. */
function coloured(line: string, { reasons }: JudgedText, { piece }: Screen): Line {
  const styleOf = (word: string): Style => {
    const bare = word.replace(/^[^\p{L}\p{N}#@]+|[^\p{L}\p{N}]+$/gu, '');
    const reason = reasons.find(({ token }) => token === bare || (bare === '' && word.includes(token)));
    if (reason === undefined) return 'plain';
    return reason.weight > 0 ? 'positive' : 'negative';
  };
  return line.split(/(\s+)/).map((word) => piece(word, word.trim() === '' ? 'plain' : styleOf(word)));
}
