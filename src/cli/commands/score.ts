/** `score`: what an engine says of one text, or of each line of standard input. */
import { createInterface } from 'node:readline';
import { readLanguages } from '../../check-options.js';
import { rounded } from '../../core/round.js';
import { guessLanguage } from '../../core/text/language.js';
import { UsageError } from '../../errors.js';
import { safeText } from '../../output/safe-text.js';
import type { Engine, Score, Span } from '../../types.js';
import { brandSpans } from '../brand-spans.js';
import { engineOpener } from '../engines.js';
import { gridText } from '../grid-text.js';
import { type Io, tell, write } from '../io.js';
import { readSettings } from '../settings.js';
import { terminalOf } from '../terminal.js';

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
      hint: 'as: socialrank score "I love it", or give lines on standard input',
    });
  }
  const language = flags.lang === undefined ? undefined : readLanguages([flags.lang])[0];
  const engine = await engineOpener(flags, { tree: readSettings(io), io, isReplay: false })();
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

async function scored(
  text: string,
  engine: Engine,
  brand: readonly Span[],
  stated: string | undefined,
): Promise<Scored> {
  const language = stated ?? guessLanguage(text);
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
  } = await engine.score(text, {
    language,
    brand,
  });
  return rounded({
    ...{ text: text.toWellFormed(), language, label, polarity, probabilities, score: raw, comparative, confidence },
    ...{ emotions, emotionScores, intents, reasons, engine: `${engine.name}@${engine.version}` },
  });
}

function printer(io: Io, { format, color }: ScoreFlags): (scored: Scored) => string | Promise<string> {
  if (format !== 'table') return (one) => `${JSON.stringify(one)}\n`;
  const terminal = terminalOf(io.stdout, io.env, color);
  return async ({ text, label, polarity, score: raw, language, reasons, engine }) => {
    const words = reasons.map(({ token, weight }) => `${token} ${weight > 0 ? '+' : ''}${weight}`).join('  ');
    const rows = [
      ['text', safeText(text)],
      [
        'sentiment',
        label === null
          ? `unscored${language === null ? '' : ` (${language})`}`
          : `${label} ${polarity!.toFixed(2)} (raw ${raw})`,
      ],
      ['because', label === null ? '—' : safeText(words) || 'no word that this engine knows'],
      ['engine', engine],
    ];
    return `${await gridText(rows, { terminal })}\n`;
  };
}
