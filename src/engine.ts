/** The contract of sentiment engines: what they receive and what they return. */
import type { Kind, Mention, Sentiment, Span } from './types.js';

/** The score of one text. For a text that cannot be scored, every value is null and every list is empty. */
export interface Score extends Sentiment {
  /** Class probabilities, which sum to 1; null for an engine without probabilities. */
  readonly probabilities: { readonly negative: number; readonly neutral: number; readonly positive: number } | null;
  /** Emotions above the threshold, strongest first. */
  readonly emotions: string[];
  /** Score of each emotion, by name. */
  readonly emotionScores: Record<string, number>;
  /** What the writer seems to want, such as praise, complaint or question. */
  readonly intents: string[];
}

/** What a custom engine must return: the label. Every other member is optional and has a default. */
export type GivenScore = Pick<Score, 'label'> & Partial<Score>;

/** What is known about a text to be scored. */
export interface ScoreContext {
  /** Language code of the text; null if unknown. */
  readonly language: string | null;
  /** Positions of the brand's name, in order. These words must not affect the score. */
  readonly brand: readonly Span[];
  /** Positions of other brands' names. If there are any, only the part near this brand is judged. */
  readonly others?: readonly Span[];
  /** Kind of the mention. */
  readonly kind?: Kind;
  /** Details that the caller will read. If absent, the engine returns all those that cost it next to nothing. */
  readonly wants?: readonly ScoreDetail[];
}

/** What an engine may return besides the score. */
export type ScoreDetail = 'emotions' | 'intents' | 'reasons';

/** A text to score. */
export interface ScoreTask {
  readonly text: string;
  readonly context: ScoreContext;
}

/** The part of a score that is stored with a mention. */
export type KeptScore = Omit<Score, 'probabilities' | 'emotionScores'>;

/** Judges texts in another thread while this one continues with other work. Never fails. */
export interface Judges {
  /**
   * Returns whether to hand over `count` texts now. False if they are too few to be worth sending, or if the other
   * thread is not ready yet or has enough to do.
   */
  takes(count: number): boolean;
  /** Resolves to a function that returns the score of the task at a given index. */
  judge(tasks: readonly ScoreTask[]): Promise<(place: number) => KeptScore>;
  /** Resolves to the language codes of the texts, in their order; null for a language that cannot be determined. */
  languages(texts: readonly Headed[]): Promise<readonly (string | null)[]>;
}

/** A text and its title. */
export type Headed = Pick<Mention, 'title' | 'text'>;

/** A sentiment engine. It never throws because of a text: a text that it cannot judge is unscored. */
export interface Engine {
  /** Name of the engine, as in `name@version`. */
  readonly name: string;
  /**
   * Version of the model, since different versions may return different numbers; ends in `+` and a hash if it has
   * weights or a prompt.
   */
  readonly version: string;
  /** Smallest |polarity| that is not neutral; null if labels come from probabilities. */
  readonly threshold: number | null;
  /** Scores one text. */
  score(text: string, context: ScoreContext): Score | Promise<Score>;
  /** Scores several texts at once and returns the scores in the same order; for engines that are faster this way. */
  scoreMany?(tasks: readonly ScoreTask[]): Promise<readonly Score[]>;
  /** Remarks on its work so far, for the report: why texts are unscored, what they cost. */
  remarks?(): readonly EngineRemark[];
  /** Stops everything that the engine has running. */
  close?(): void;
}

/** A custom engine. Its scores are checked; a result that is not a valid score leaves the text unscored. */
export interface GivenEngine extends Omit<Engine, 'threshold' | 'score' | 'scoreMany'> {
  /** As in `Engine`; null by default. */
  readonly threshold?: number | null;
  score(text: string, context: ScoreContext): GivenScore | Promise<GivenScore>;
  scoreMany?(tasks: readonly ScoreTask[]): Promise<readonly GivenScore[]>;
}

/** A remark of an engine, which becomes a warning in the report. */
export interface EngineRemark {
  /** Stable code, such as `engine_failed`. */
  readonly code: string;
  /** Description for people. */
  readonly message: string;
}
