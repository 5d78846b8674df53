import { describe, expect, it } from '@jest/globals';
import type { KeptScore, ScoreTask } from '../../../src/engine.js';
import { packScores, unpackScores } from '../../../src/engines/apart/packed-scores.js';
import { packTasks, unpackTasks } from '../../../src/engines/apart/packed-tasks.js';
import { packTexts, unpackTexts } from '../../../src/engines/apart/packed-texts.js';
import { social } from '../../../src/engines/social.js';

const task = (text: string, context: Partial<ScoreTask['context']> = {}): ScoreTask => ({
  text,
  context: { language: null, brand: [], ...context },
});

const TASKS: readonly ScoreTask[] = [
  task('The new kettle of Acme is lovely', { language: 'en', brand: [{ start: 18, end: 22 }] }),
  task(''),
  task('Der Kessel läuft 🫖 aus\n\ud800 halb', { language: 'de' }),
  task('Acme or Globex?', { language: 'en', brand: [{ start: 0, end: 4 }], others: [{ start: 8, end: 14 }] }),
  task('чайник', { language: 'ru', brand: [] }),
];

describe('tasks in one message', () => {
  it('are unchanged after unpacking', () => {
    expect(unpackTasks(packTasks(TASKS))).toEqual(TASKS);
  });

  it('keep what is wanted of all of them', () => {
    const wanting = TASKS.map(({ text, context }) =>
      task(text, { ...context, wants: ['emotions', 'reasons'] as const }),
    );
    expect(unpackTasks(packTasks(wanting))).toEqual(wanting);
  });

  it('list each language only once', () => {
    expect(packTasks([...TASKS, ...TASKS]).languages).toEqual(['en', 'de', 'ru']);
  });
});

describe('texts in one message', () => {
  it('are unchanged after unpacking, each with its own title', () => {
    const texts = [
      { title: null, text: 'no title' },
      { title: '', text: 'an empty one' },
      { title: 'Ein Kessel 🫖', text: '' },
      { title: null, text: '' },
      { title: 'The last', text: 'one' },
    ];
    expect(unpackTexts(packTexts(texts))).toEqual(texts);
  });
});

describe('scores in one message', () => {
  const judgementOf = ({ text, context }: ScoreTask): KeptScore => {
    const { probabilities, emotionScores, ...judgement } = social.score(text, context);
    return judgement;
  };

  it('are unchanged after unpacking, including unscored ones, emotions, intents and reasons', () => {
    const long = `${'The tea was fine and the garden was green. '.repeat(12)}But Acme ruined my day! Where is my refund?`;
    const tasks = [
      ...TASKS,
      task('Terrified and heartbroken, I cried all night, so sad and scared. Acme, how do I get my money back?', {
        language: 'en',
      }),
      task(long, { language: 'en', brand: [{ start: long.indexOf('Acme'), end: long.indexOf('Acme') + 4 }] }),
    ];
    const [first, ...others] = tasks.map(judgementOf);
    const scores = [{ ...first!, emotions: ['sadness', 'fear'] }, ...others];
    expect(scores.some(({ whole }) => whole !== undefined)).toBe(true);
    expect(scores.some(({ intents }) => intents.length > 0)).toBe(true);
    const unpacked = unpackScores(packScores(scores));
    expect(scores.map((_, place) => unpacked(place))).toEqual(scores);
  });

  it('keep a negative zero, and have lists of their own each time', () => {
    const [score] = TASKS.map(judgementOf);
    const unpacked = unpackScores(packScores([{ ...score!, polarity: -0, emotions: ['joy'] }]));
    unpacked(0).emotions.push('fear');
    expect(unpacked(0)).toMatchObject({ polarity: -0, emotions: ['joy'] });
  });
});
