/** `score`: scores one text, or each line of standard input, with an engine. */
import { createInterface } from 'node:readline';
import { rounded } from '../../core/round.js';
import { intentRulesIn } from '../../core/sentiment/intents.js';
import { scoredText } from '../../core/sentiment/scored-text.js';
import { languageOf } from '../../detect-language.js';
import type { Engine, Score } from '../../engine.js';
import { isPlainEngine, loadEngine } from '../../engines/index.js';
import { UsageError } from '../../errors.js';
import { readLanguages } from '../../library/check-options.js';
import { judgedText } from '../../output/judged-text.js';
import { safeText } from '../../output/screen/safe-text.js';
import type { Span } from '../../types.js';
import { brandSpans } from '../brand-spans.js';
import { engineOpener } from '../engines.js';
import { type Io, tell, write } from '../io/io.js';
import { terminalOf } from '../io/terminal.js';
import { readSettings } from '../settings/settings.js';

export interface ScoreFlags {
  readonly brand?: string;
  readonly lang?: string;
  readonly engine: string;
  readonly model?: string;
  readonly format: 'table' | 'json' | 'ndjson';
  readonly color: 'auto' | 'always' | 'never';
}

interface Scored extends Score {
  readonly text: string;
  readonly language: string | null;
  readonly engine: string;
}

export async function score(io: Io, text: string | undefined, flags: ScoreFlags): Promise<number> {
  if (text === undefined && io.stdin.isTTY === true) {
    throw new UsageError('no text to score', {
      hint: 'for example socialrank score "I love it", or give lines on standard input',
    });
  }
  const language = flags.lang === undefined ? undefined : readLanguages([flags.lang])[0];
  const engine = await engineNamed(flags, io);
  const spansOf = brandSpans(flags.brand);
  const print = printer(io, flags);
  try {
    for await (const line of text === undefined
      ? createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })
      : [text]) {
      await write(io.stdout, await print(await scored(line, engine, spansOf(line), language)));
    }
    for (const { message } of engine.remarks?.() ?? []) await tell(io, `socialrank: ${safeText(message)}\n`);
  } finally {
    engine.close?.();
  }
  return 0;
}

/** An engine that needs no settings works even if the settings file is broken. */
function engineNamed(flags: ScoreFlags, io: Io): Promise<Engine> {
  if (isPlainEngine(flags.engine) && flags.model === undefined) return loadEngine(flags.engine);
  return engineOpener(flags, { tree: readSettings(io), io, isReplay: false })();
}

async function scored(
  text: string,
  engine: Engine,
  brand: readonly Span[],
  stated: string | undefined,
): Promise<Scored> {
  const language = stated ?? (await languageOf(text));
  const judged = scoredText({ title: null, text }, { title: [], text: brand });
  const {
    label,
    polarity,
    probabilities,
    score: raw,
    comparative,
    confidence,
    emotions,
    emotionScores,
    intents,
    reasons,
  } = await engine.score(judged.text, {
    language,
    brand: judged.brand,
    wants: ['emotions', 'intents', 'reasons'],
  });
  return rounded({
    ...{ text: text.toWellFormed(), language, label, polarity, probabilities, score: raw, comparative, confidence },
    ...{ emotions, emotionScores, intents, reasons, engine: `${engine.name}@${engine.version}` },
  });
}

function printer(io: Io, { format, color, engine }: ScoreFlags): (scored: Scored) => string | Promise<string> {
  if (format !== 'table') return (one) => `${JSON.stringify(one)}\n`;
  const terminal = terminalOf(io.stdout, io.env, color);
  const readsWords = isPlainEngine(engine);
  return (one) => {
    const rules = one.intents.length === 0 ? [] : intentRulesIn(one.text);
    return judgedText({ ...one, rules, readsWords }, terminal);
  };
}
