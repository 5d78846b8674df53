/**
 * Engine `http`: a language model at an OpenAI-compatible address judges each text. A text whose request fails is
 * unscored.
 */
import { createHash } from 'node:crypto';
import { remarks } from '../../core/sentiment/remarks.js';
import { unscored } from '../../core/sentiment/unscored.js';
import { withoutBrand } from '../../core/sentiment/without-brand.js';
import type { Engine, Score, ScoreTask } from '../../engine.js';
import { SourceError } from '../../errors.js';
import type { Cache, Http } from '../../sources/source.js';
import { openBudget } from './budget.js';
import {
  BRAND,
  INSTRUCTION,
  OTHER,
  question,
  readVerdict,
  scoreOf,
  tokensOf,
  type Verdict,
  verdictIn,
} from './prompt.js';
import type { readHttpSettings } from './settings.js';

export interface HttpEngineOptions {
  readonly settings: ReturnType<typeof readHttpSettings>;
  /** Limited to the engine's own rate; null without network access, so that only stored verdicts are used. */
  readonly http: Http | null;
  /** Persistent store of verdicts and of what was spent. */
  readonly cache: Cache;
  readonly now: () => Date;
  close?(): void;
}

const AT_ONCE = 8;
const ANSWER_BYTES = 2 ** 20;

export function httpEngine({ settings, http, cache, now, close }: HttpEngineOptions): Engine {
  const { url, model, key } = settings;
  const told = remarks();
  const budget = openBudget(settings, cache, now);
  const prompt = createHash('sha256').update(INSTRUCTION).digest('hex').slice(0, 8);
  const keyOf = (text: string) => JSON.stringify(['verdict', url, model, prompt, text]);
  const underWay = new Map<string, Promise<Verdict | null>>();

  async function ask(text: string): Promise<Verdict | null> {
    const kept = await keptVerdict(cache, keyOf(text));
    if (kept !== null) return kept;
    if (http === null)
      return refuse('engine_offline', 'nothing is asked of a service here, and it is not kept from before');
    const capped = await budget.take();
    if (capped !== null) return refuse('engine_capped', capped);
    const body = question(text, model);
    try {
      const response = await http.request({
        url,
        method: 'POST',
        body,
        onlyAsks: true,
        maxBytes: ANSWER_BYTES,
        ...(key === null ? {} : { headers: { authorization: `Bearer ${key}` } }),
      });
      const answer = response.json();
      await budget.spent(tokensOf(answer, JSON.stringify(body)));
      const verdict = verdictIn(answer);
      if (verdict === null)
        return refuse('engine_failed', 'the service gave no verdict in the form that was asked for');
      await cache.set(keyOf(text), JSON.stringify(verdict));
      return verdict;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      return refuse('engine_failed', `the service did not answer: ${error.message}`);
    }
  }

  function refuse(code: string, message: string): null {
    told.say(code, message, 1);
    return null;
  }

  async function judge({ text, context }: ScoreTask): Promise<Score> {
    const plain = withoutBrand(text, context, BRAND, OTHER).trim();
    if (plain === '') return unscored();
    // A text that occurs twice on a page is requested once.
    const asked = underWay.get(plain) ?? ask(plain).finally(() => underWay.delete(plain));
    underWay.set(plain, asked);
    const verdict = await asked;
    return verdict === null ? unscored() : scoreOf(verdict);
  }

  return {
    name: 'http',
    version: `${model.replace(/[^\w.:/-]+/g, '-')}+${prompt}`,
    threshold: null,
    score: (text, context) => judge({ text, context }),
    async scoreMany(tasks) {
      const scores: Score[] = tasks.map(() => unscored());
      let next = 0;
      const work = async () => {
        for (let place = next++; place < tasks.length; place = next++) scores[place] = await judge(tasks[place]!);
      };
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, tasks.length) }, work));
      return scores;
    },
    remarks: told.all,
    ...(close === undefined ? {} : { close }),
  };
}

async function keptVerdict(cache: Cache, key: string): Promise<Verdict | null> {
  const kept = await cache.get(key);
  if (kept === undefined) return null;
  try {
    return readVerdict(JSON.parse(kept));
  } catch {
    return null;
  }
}
