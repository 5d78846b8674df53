/** The contract of a kind of target: what its addresses mean, and how an alert is sent there. */
import type { Alert, Delivered } from './alert.js';
import type { Means } from './means.js';
import type { AlertSettings } from './settings.js';

export interface TargetKind {
  readonly name: string;
  /** An address as a user would type it. */
  readonly example: string;
  /** @throws UsageError if the address is not one of this kind, or a setting is missing */
  read(address: string, settings: AlertSettings): Reached;
}

export interface Reached {
  /** Where it leads, without anything secret: `hooks.slack.com`. */
  readonly place: string;
  /** The address in canonical form, by which the target is identified. */
  readonly address: string;
  /** Secrets in the address and the settings. */
  readonly secrets: readonly string[];
  /** @throws DeliveryError */
  send(alert: Alert, means: Means): Promise<Delivered>;
}
