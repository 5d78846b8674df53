/** Access to the outside world that targets need, injected by the caller. */
import type { Http } from '../sources/source.js';
import type { Delivered } from './alert.js';

export interface Means {
  readonly http: Http;
  /** Current time, in ms since 1970. */
  now(): number;
  /** @throws DeliveryError */
  mail(letter: Letter): Promise<Delivered>;
  /**
   * Runs a command line without a shell, with JSON on its standard input, and waits until it ends.
   * @throws DeliveryError
   */
  run(command: string, alert: object): Promise<Delivered>;
  /**
   * Changes a file. No other user of this function writes to it between reading and writing.
   * @throws DeliveryError
   */
  change(path: string, change: (text: string | null) => string): Promise<void>;
  /** Entries of a feed, newest first; null if the text is not a feed. */
  readFeed(text: string): readonly FeedEntry[] | null;
}

export interface Letter {
  readonly server: MailServer;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** Without angle brackets. */
  readonly messageId: string;
}

export interface MailServer {
  readonly host: string;
  readonly port: number | null;
  /** Whether TLS is used from the first byte on. */
  readonly isSecure: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
}

export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  /** One or more lines. */
  readonly text: string;
  /** ISO time. */
  readonly at: string;
}
