/** Who judges: what an engine is asked of a text, and what it says. */
import type { Kind, Mention, Sentiment, Span } from './types.js';

/** What an engine says of one text. Everything is null where the text cannot be scored. */
export interface Score extends Sentiment {
  /** Only from an engine that has them; they sum to 1. */
  readonly probabilities: { readonly negative: number; readonly neutral: number; readonly positive: number } | null;
  readonly emotions: string[];
  readonly emotionScores: Record<string, number>;
  readonly intents: string[];
}

/** What an engine of somebody else's must say: the label. The rest is taken for what it usually is beside that. */
export type GivenScore = Pick<Score, 'label'> & Partial<Score>;

export interface ScoreContext {
  /** Of the text; null: not known. */
  readonly language: string | null;
  /** Where the brand stands, in order: these words must not move the score. */
  readonly brand: readonly Span[];
  /** Where other brands stand: what is near to ours is then judged alone. */
  readonly others?: readonly Span[];
  readonly kind?: Kind;
  /** What is looked at besides the judgement itself; absent: all that costs the engine next to nothing. */
  readonly wants?: readonly ScoreDetail[];
}

/** What an engine may say of a text besides its judgement. */
export type ScoreDetail = 'emotions' | 'intents' | 'reasons';

/** A text that waits to be judged. */
export interface ScoreTask {
  readonly text: string;
  readonly context: ScoreContext;
}

/** What of a score a mention keeps. */
export type KeptScore = Omit<Score, 'probabilities' | 'emotionScores'>;

/** Judges texts in another thread while this one goes on with other work. Never fails. */
export interface Judges {
  /**
   * Whether so many are to be handed over now. Not where they are better judged here, being few, or because the other is
   * not there yet, or has enough to do.
   */
  takes(count: number): boolean;
  /** What comes of them, by their places. */
  judge(tasks: readonly ScoreTask[]): Promise<(place: number) => KeptScore>;
  /** In which languages they are written; null: it cannot be told. */
  languages(texts: readonly Headed[]): Promise<readonly (string | null)[]>;
}

/** A text and what stands above it. */
export type Headed = Pick<Mention, 'title' | 'text'>;

/** Who judges. An engine never throws on a text: what it cannot judge is unscored. */
export interface Engine {
  readonly name: string;
  /** Of the model: another version may give other numbers. With `+` and a hash where it has weights or a prompt. */
  readonly version: string;
  /** |polarity| from which a text is not neutral; null where labels come from probabilities. */
  readonly threshold: number | null;
  score(text: string, context: ScoreContext): Score | Promise<Score>;
  /** What a page gave, answered in its order: for engines to which one text costs as much as many. */
  scoreMany?(tasks: readonly ScoreTask[]): Promise<readonly Score[]>;
  /** What should be known of its work so far: why texts are unscored, what it cost. The report carries it. */
  remarks?(): readonly EngineRemark[];
  /** Nothing of it runs on. */
  close?(): void;
}

/** One that a program makes itself: what it says is looked at. */
export interface GivenEngine extends Omit<Engine, 'threshold' | 'score' | 'scoreMany'> {
  /** As of `Engine`; null where it is not given. */
  readonly threshold?: number | null;
  score(text: string, context: ScoreContext): GivenScore | Promise<GivenScore>;
  scoreMany?(tasks: readonly ScoreTask[]): Promise<readonly GivenScore[]>;
}

export interface EngineRemark {
  readonly code: string;
  readonly message: string;
}
