/** The contract of a kind of target: what an address of it means, and how something is sent there. */
import type { Alert, Delivered } from './alert.js';
import type { Means } from './means.js';
import type { AlertSettings } from './settings.js';

export interface TargetKind {
  readonly name: string;
  /** As it is typed. */
  readonly example: string;
  /** @throws UsageError for what is no address of this kind, and for a setting that is missing */
  read(address: string, settings: AlertSettings): Reached;
}

export interface Reached {
  /** Where it leads, without what only its owner may know: `hooks.slack.com`. */
  readonly place: string;
  /** The address in its one spelling: by this a target is known. */
  readonly address: string;
  /** Of the address and the settings. */
  readonly secrets: readonly string[];
  /** @throws DeliveryError */
  send(alert: Alert, means: Means): Promise<Delivered>;
}
