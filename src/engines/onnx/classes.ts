/** Maps a model's outputs to the sentiment classes, by the names in its `id2label`. */
import { LABELS, type Label, labelOfWord } from '../../core/sentiment/label.js';
import type { Probabilities } from '../../core/sentiment/probable.js';
import { UsageError } from '../../errors.js';

/** One label per output of the model. */
export type Classes = readonly Label[];

const CLASSES_AT_MOST = 16;

/**
 * @param config the model's config.json
 * @throws UsageError if the model does not tell positive from negative, or does not name its classes
 */
export function classesOf(config: Readonly<Record<string, unknown>>, title: string): Classes {
  const refuse = (why: string) =>
    new UsageError(`${title}: ${why}`, {
      hint: 'config.json must have an id2label of positive, negative and neutral, or of 1 to 5 stars',
    });
  if (config['problem_type'] === 'multi_label_classification') throw refuse('its classes do not exclude each other');
  const written = config['id2label'];
  if (typeof written !== 'object' || written === null) throw refuse('it does not name its classes');
  const names = Object.entries(written as Record<string, unknown>);
  if (names.length > CLASSES_AT_MOST) throw refuse(`it has ${names.length} classes`);
  const classes = names.map((_, place): Label => {
    const name = (written as Record<string, unknown>)[String(place)];
    const label = typeof name === 'string' ? labelOfWord(name) : null;
    if (label === null)
      throw refuse(
        `its class ${place} is called ${String(JSON.stringify(name)).slice(0, 50)}, which is not a sentiment`,
      );
    return label;
  });
  if (!classes.includes('positive') || !classes.includes('negative'))
    throw refuse('it does not tell positive from negative');
  return classes;
}

/**
 * Converts logits to probabilities: softmax, then summed over outputs with the same label. Null if the logits are not
 * finite or their number is wrong.
 */
export function probabilitiesOf(logits: readonly number[], classes: Classes): Probabilities | null {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  if (!Number.isFinite(total) || logits.length !== classes.length) return null;
  const sums: Record<Label, number> = { negative: 0, neutral: 0, positive: 0 };
  for (const [place, label] of classes.entries()) sums[label] += powers[place]! / total;
  return Object.fromEntries(LABELS.map((label) => [label, sums[label]])) as Record<Label, number>;
}
