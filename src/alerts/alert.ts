/** An alert, and the result of its delivery. */
import { SocialRankError } from '../errors.js';

export interface Alert {
  /** The same for the same alert, so that a recipient can detect duplicates. */
  readonly id: string;
  readonly brand: string;
  /** Condition as typed; null for a digest. */
  readonly condition: string | null;
  /** ISO time of the run. */
  readonly at: string;
  readonly message: Message;
  /** Report of the run without its mentions; null for a test. */
  readonly report: object | null;
}

/** The text for people. Each string is one line, and contains no control characters. */
export interface Message {
  readonly title: string;
  readonly lines: readonly string[];
  readonly quotes: readonly Quote[];
}

/** A quotation from a mention: untrusted text. */
export interface Quote {
  /** Plus or minus, for the sentiment of the mention. */
  readonly sign: string;
  readonly text: string;
  readonly by: string;
  /** An http or https address; null if there is none. */
  readonly url: string | null;
}

/** Result of a delivery. */
export interface Delivered {
  /** What was sent, as text, without secrets of the target. */
  readonly sent: string;
  /** The response in a few words. */
  readonly answer: string;
}

/** A target did not accept an alert. The message contains neither address nor key. */
export class DeliveryError extends SocialRankError {
  override name = 'DeliveryError';
  /** Time at which the target asked to be tried again, in ms since 1970; null if it did not say. */
  readonly retryAt: number | null;

  constructor(message: string, options: { retryAt?: number | null; cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.retryAt = options.retryAt ?? null;
  }
}
