/** What is told, and how it went. */
import { SocialRankError } from '../errors.js';

export interface Alert {
  /** The same for the same thing: who hears it twice can tell. */
  readonly id: string;
  readonly brand: string;
  /** As typed; null: a digest. */
  readonly condition: string | null;
  /** ISO time of the run. */
  readonly at: string;
  readonly message: Message;
  /** Of the run, without its mentions; null: a test. */
  readonly report: object | null;
}

/** Words for people: each text is one line, and holds nothing that moves a cursor. */
export interface Message {
  readonly title: string;
  readonly lines: readonly string[];
  readonly quotes: readonly Quote[];
}

/** What somebody said: text from outside. */
export interface Quote {
  /** `+`, or a minus. */
  readonly sign: string;
  readonly text: string;
  readonly by: string;
  /** http or https; null: none. */
  readonly url: string | null;
}

/** How a delivery went. */
export interface Delivered {
  /** What was sent, as text, without what only the target may know. */
  readonly sent: string;
  /** What came back, in a few words. */
  readonly answer: string;
}

/** A target did not take an alert. The message names neither address nor key. */
export class DeliveryError extends SocialRankError {
  override name = 'DeliveryError';
  /** When it asked to be tried again, in ms; null: it did not say. */
  readonly retryAt: number | null;

  constructor(message: string, options: { retryAt?: number | null; cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.retryAt = options.retryAt ?? null;
  }
}
