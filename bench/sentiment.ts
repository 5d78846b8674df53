/** Texts a second of the engines, beside the package that one of them wraps. */
import Sentiment from 'sentiment';
import { afinn } from '../src/engines/afinn.js';
import { social } from '../src/engines/social.js';
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
    social: () => {
      for (const text of texts) social.score(text, { language: 'en', brand: [] });
    },
    afinn: () => {
      for (const text of texts) afinn.score(text, { language: 'en', brand: [] });
    },
    sentiment: () => {
      for (const text of texts) plain.analyze(text);
    },
  });
  return (['social', 'afinn'] as const).map((engine) => ({
    name: `texts a second, engine ${engine} / the package sentiment alone`,
    ratio: median(times.sentiment) / median(times[engine]),
    unit: 'x',
    bound: '>= 0.5',
    runs: times,
  }));
}
