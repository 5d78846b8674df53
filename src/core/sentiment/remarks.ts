/** Collects an engine's remarks on a run: each once, with the number of texts it applies to. */
import type { EngineRemark } from '../../engine.js';

export interface Remarks {
  /** @param texts number of texts that are unscored because of it */
  say(code: string, message: string, texts: number): void;
  all(): readonly EngineRemark[];
}

const KINDS_AT_MOST = 20;

export function remarks(): Remarks {
  const counts = new Map<string, { code: string; message: string; texts: number }>();
  return {
    say(code, message, texts) {
      const key = `${code} ${message}`;
      const known = counts.get(key);
      if (known !== undefined) known.texts += texts;
      else if (counts.size < KINDS_AT_MOST) counts.set(key, { code, message, texts });
    },
    all: () =>
      [...counts.values()].map(({ code, message, texts }) => ({
        code,
        message: texts === 0 ? message : `${texts} ${texts === 1 ? 'text is' : 'texts are'} unscored: ${message}`,
      })),
  };
}
