/**
 * Settings of targets, by kind: `alerts.webhook.secret`. They are read when an alert is sent, and never stored with it.
 */
import type { SettingSpecs } from '../sources/source.js';

export const ALERT_SETTINGS = {
  webhook: {
    secret: { description: 'signs what is sent to webhooks, in X-Socialrank-Signature', secret: true },
  },
  telegram: { token: { description: 'the token of the bot that sends the message', secret: true } },
  ntfy: { token: { description: 'an access token, for protected topics', secret: true } },
  smtp: {
    user: { description: 'the login at the mail server, if the address has none' },
    password: { description: 'the password for that login', secret: true },
  },
} as const satisfies Readonly<Record<string, SettingSpecs>>;

/** Values of the settings, by kind and name. */
export type AlertSettings = {
  readonly [Kind in keyof typeof ALERT_SETTINGS]?: {
    readonly [Name in keyof (typeof ALERT_SETTINGS)[Kind]]?: string;
  };
};
