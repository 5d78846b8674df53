/** The contract of sentiment engines: what they are given and what they return. */
import type { Kind, Mention, Sentiment, Span } from './types.js';

/** The score of one text. If the text cannot be scored, everything is null. */
export interface Score extends Sentiment {
  /** They sum to 1; null for an engine without probabilities. */
  readonly probabilities: { readonly negative: number; readonly neutral: number; readonly positive: number } | null;
  /** Emotions above the threshold, strongest first. */
  readonly emotions: string[];
  /** Score of each emotion, by name. */
  readonly emotionScores: Record<string, number>;
  /** Such as praise, complaint, question. */
  readonly intents: string[];
}

/** What an engine of your own must return: the label. Everything else is optional and gets its usual value. */
export type GivenScore = Pick<Score, 'label'> & Partial<Score>;

/** What is known about a text that is to be scored. */
export interface ScoreContext {
  /** Language code of the text; null: unknown. */
  readonly language: string | null;
  /** Positions of the brand's name, in order: these words must not affect the score. */
  readonly brand: readonly Span[];
  /** Positions of other brands' names: if there are any, only the part near this brand is judged. */
  readonly others?: readonly Span[];
  /** Kind of the mention. */
  readonly kind?: Kind;
  /** Which details will be looked at; absent: all that cost the engine next to nothing. */
  readonly wants?: readonly ScoreDetail[];
}

/** What an engine may return besides the score. */
export type ScoreDetail = 'emotions' | 'intents' | 'reasons';

/** A text to score. */
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

/** A sentiment engine. It never throws because of a text: a text that it cannot judge is unscored. */
export interface Engine {
  /** Name, as in `name@version`. */
  readonly name: string;
  /** Version of the model, as other versions may give other numbers; with `+` and a hash if it has weights or a prompt. */
  readonly version: string;
  /** Smallest |polarity| that is not neutral; null if labels come from probabilities. */
  readonly threshold: number | null;
  /** Scores one text. */
  score(text: string, context: ScoreContext): Score | Promise<Score>;
  /** Scores several texts at once and returns the scores in their order; for engines that are faster this way. */
  scoreMany?(tasks: readonly ScoreTask[]): Promise<readonly Score[]>;
  /** Remarks on its work so far, for the report: why texts are unscored, what they cost. */
  remarks?(): readonly EngineRemark[];
  /** Ends everything that it has running. */
  close?(): void;
}

/** An engine of your own. Its scores are checked; a result that is not a valid score leaves the text unscored. */
export interface GivenEngine extends Omit<Engine, 'threshold' | 'score' | 'scoreMany'> {
  /** As in `Engine`; default: null. */
  readonly threshold?: number | null;
  score(text: string, context: ScoreContext): GivenScore | Promise<GivenScore>;
  scoreMany?(tasks: readonly ScoreTask[]): Promise<readonly GivenScore[]>;
}

/** A remark of an engine, which becomes a warning in the report. */
export interface EngineRemark {
  /** Stable, such as `engine_failed`. */
  readonly code: string;
  /** In words. */
  readonly message: string;
}
