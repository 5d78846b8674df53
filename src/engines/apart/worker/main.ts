/** Entry point of the worker thread that judges texts. */
import { parentPort } from 'node:worker_threads';
import { languageOfHeaded } from '../../../detect-language.js';
import type { Engine, Score } from '../../../engine.js';
import { loadEngine } from '../../index.js';
import { withLexicon } from '../../lexicon.js';
import type { Recipe } from '../../recipe.js';
import { memoryOf, packScores } from '../packed-scores.js';
import { unpackTasks } from '../packed-tasks.js';
import { unpackTexts } from '../packed-texts.js';
import type { Answer, Task } from './task.js';

const engines = new Map<string, Promise<Engine>>();

function made(recipe: Recipe): Promise<Engine> {
  const key = JSON.stringify(recipe);
  const known = engines.get(key);
  if (known !== undefined) return known;
  const { name, lexicon } = recipe;
  const making = loadEngine(name).then((plain) => (lexicon === null ? plain : withLexicon(plain, lexicon)));
  engines.set(key, making);
  return making;
}

let last = Promise.resolve();

parentPort!.on('message', (task: Task) => {
  last = last.then(() => work(task));
});
answer({ type: 'there' });

async function work(task: Task): Promise<void> {
  if (task.type === 'languages') {
    const languages: (string | null)[] = [];
    for (const headed of unpackTexts(task.texts)) languages.push(await languageOfHeaded(headed));
    return answer({ type: 'languages', languages });
  }
  const engine = await made(task.recipe);
  // Built-in engines are synchronous.
  const scores = unpackTasks(task.tasks).map(({ text, context }) => engine.score(text, context) as Score);
  const packed = packScores(scores);
  answer({ type: 'scores', scores: packed }, memoryOf(packed));
}

function answer(given: Answer, memory: readonly ArrayBuffer[] = []): void {
  parentPort!.postMessage(given, memory);
}
