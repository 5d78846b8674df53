/** What the targets need of the world, handed in. */
import type { Http } from '../sources/source.js';
import type { Delivered } from './alert.js';

export interface Means {
  readonly http: Http;
  /** ms */
  now(): number;
  /** @throws DeliveryError */
  mail(letter: Letter): Promise<Delivered>;
  /** Runs a command line without a shell, with JSON on its standard input, and waits for its end. @throws DeliveryError */
  run(command: string, alert: object): Promise<Delivered>;
  /** Nobody else with this means writes to the file between reading and writing. @throws DeliveryError */
  change(path: string, change: (text: string | null) => string): Promise<void>;
  /** What a feed holds, newest first; null: it is none. */
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
  /** TLS from the first byte. */
  readonly isSecure: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
}

export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  /** Lines. */
  readonly text: string;
  /** ISO time. */
  readonly at: string;
}
