/** Texts a second of the engine, beside the package that it wraps. */
import Sentiment from 'sentiment';
import { afinn } from '../src/engines/afinn.js';
import { interleaved, median, type Result } from './measure.js';

const TEXTS = 20_000;

export async function sentimentAgainstPackage(): Promise<Result[]> {
  const moods = [
    'I love this place',
    'it isn’t good at all',
    'still waiting for my refund, awful',
    'open on Sundays, near the station',
    'never had a bad cup here 😀',
  ];
  const texts = Array.from(
    { length: TEXTS },
    (_, n) => `${moods[n % moods.length]}, number ${n} of the acme coffee week`,
  );
  const plain = new Sentiment();
  const times = await interleaved(7, {
    ours: () => {
      for (const text of texts) afinn.score(text, { language: 'en', brand: [] });
    },
    sentiment: () => {
      for (const text of texts) plain.analyze(text);
    },
  });
  return [
    {
      name: 'texts a second, engine afinn / the package alone',
      ratio: median(times.sentiment) / median(times.ours),
      unit: 'x',
      bound: '>= 0.5',
      runs: times,
    },
  ];
}
