/** Validates the description and the scores of an external engine. */
import { unscored } from '../core/sentiment/unscored.js';
import type { Engine, Score } from '../engine.js';
import { UsageError } from '../errors.js';

type Members = Readonly<Partial<Record<string, unknown>>>;

const LONGEST_NAME = 80;
const MOST_WORDS = 100;
const LABELS = ['negative', 'neutral', 'positive'] as const;

/**
 * @param called the name that the user wrote
 * @throws UsageError naming the member that is missing or invalid
 */
export function readEngine(told: unknown, called: string): Pick<Engine, 'name' | 'version' | 'threshold'> {
  const { name, version, threshold, functions } = membersOf(told);
  const refuse = (why: string) =>
    new UsageError(`${called} is not an engine: ${why}`, {
      hint: 'its default export must be { name, version, threshold, score(text, context) }',
    });
  if (!isName(name) || !/^[a-z][\w.-]*$/.test(name)) throw refuse('its name must be a word');
  if (!isName(version)) throw refuse('it must state its version, as a text');
  if (threshold !== null && !isWithin(threshold, 0, 1))
    throw refuse('its threshold must be a number from 0 to 1, or null');
  const has = (member: string) => Array.isArray(functions) && functions.includes(member);
  if (!has('score') && !has('scoreMany')) throw refuse('it has no score()');
  return { name, version, threshold };
}

/** Returns a score, of which only the label is required; or a string that states why the value is not a score. */
export function readScore(value: unknown): Score | string {
  if (typeof value !== 'object' || value === null) return 'it is not an object';
  const { label: said, ...parts } = membersOf(value);
  if (said === null) return unscored();
  const label = LABELS.find((one) => one === said);
  if (label === undefined) return 'its label is not positive, neutral, negative or null';
  const probabilities = readProbabilities(parts['probabilities'] ?? null);
  if (probabilities === undefined)
    return 'its probabilities are not those of negative, neutral and positive, or not 1 in all';
  const usual = probabilities === null ? LABELS.indexOf(label) - 1 : probabilities.positive - probabilities.negative;
  const { polarity = usual, comparative = null, emotions = [], intents = [], reasons = [], emotionScores = {} } = parts;
  const { score = polarity, confidence = probabilities === null ? null : Math.max(...Object.values(probabilities)) } =
    parts;
  if (!isWithin(polarity, -1, 1)) return 'its polarity is not a number from -1 to 1';
  if (!isNumber(score)) return 'its score is not a number';
  if (comparative !== null && !isNumber(comparative)) return 'its comparative is not a number';
  if (confidence !== null && !isWithin(confidence, 0, 1)) return 'its confidence is not a number from 0 to 1';
  if (!isListOf(isName)(emotions)) return 'its emotions are not a list of words';
  if (!isListOf(isName)(intents)) return 'its intents are not a list of words';
  if (!isListOf(isReason)(reasons)) return 'its reasons are not a list of { token, weight }';
  const scores = Object.entries(membersOf(emotionScores));
  if (scores.length > MOST_WORDS || !scores.every(([name, number]) => isName(name) && isNumber(number)))
    return 'its emotionScores are not numbers by name';
  return {
    ...{ label, polarity, score, comparative, confidence, probabilities },
    emotions: [...emotions],
    intents: [...intents],
    reasons: reasons.map(({ token, weight }) => ({ token, weight })),
    emotionScores: Object.fromEntries(scores) as Score['emotionScores'],
  };
}

/** @param why as returned by `readScore` */
export const noScore = (why: string): string => `returned no valid score: ${why}`;

/** Returns undefined if they are invalid. */
function readProbabilities(value: unknown): Score['probabilities'] | undefined {
  if (value === null) return null;
  const { negative, neutral, positive } = membersOf(value);
  if (!isWithin(negative, 0, 1) || !isWithin(neutral, 0, 1) || !isWithin(positive, 0, 1)) return undefined;
  return Math.abs(negative + neutral + positive - 1) > 0.01 ? undefined : { negative, neutral, positive };
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isWithin(value: unknown, low: number, high: number): value is number {
  return isNumber(value) && value >= low && value <= high;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_NAME;
}

function isReason(value: unknown): value is Score['reasons'][number] {
  const { token, weight } = membersOf(value);
  return isName(token) && isNumber(weight);
}

function isListOf<T>(isRight: (value: unknown) => value is T): (value: unknown) => value is readonly T[] {
  return (value): value is readonly T[] => Array.isArray(value) && value.length <= MOST_WORDS && value.every(isRight);
}
