/** `[kind:]address` to somebody who can be told. */
import { createHash } from 'node:crypto';
import { UsageError } from '../errors.js';
import type { Reached, TargetKind } from './kind.js';
import { discord } from './kinds/discord.js';
import { exec } from './kinds/exec.js';
import { feed } from './kinds/feed.js';
import { ntfy } from './kinds/ntfy.js';
import { slack } from './kinds/slack.js';
import { smtp } from './kinds/smtp.js';
import { teams } from './kinds/teams.js';
import { telegram } from './kinds/telegram.js';
import { webhook } from './kinds/webhook.js';
import type { AlertSettings } from './settings.js';

export const KINDS: readonly TargetKind[] = [webhook, slack, discord, teams, telegram, ntfy, smtp, exec, feed];

export interface Target extends Reached {
  readonly kind: string;
  /** As typed: what the outbox keeps until it is delivered. */
  readonly typed: string;
  /** By which it is known, and from which its address cannot be read. */
  readonly hash: string;
  /** For people: `slack hooks.slack.com (3f2a91)`. */
  readonly label: string;
}

/** @throws UsageError for an unknown kind, and for an address that is none of its kind */
export function readTarget(typed: string, settings: AlertSettings): Target {
  const { kind, address } = split(typed.trim());
  const reached = kind.read(address, settings);
  const hash = createHash('sha256').update(`${kind.name}\0${reached.address}`).digest('hex').slice(0, 32);
  const label = `${kind.name} ${reached.place} (${hash.slice(0, 6)})`;
  // What is kept means the same wherever it is read again.
  const kept = kind === smtp ? reached.address : `${kind.name}:${reached.address}`;
  return { ...reached, kind: kind.name, typed: kept, hash, label };
}

function split(typed: string): { kind: TargetKind; address: string } {
  if (/^https?:\/\//i.test(typed)) return { kind: webhook, address: typed };
  if (/^smtps?:\/\//i.test(typed)) return { kind: smtp, address: typed };
  const [, name = '', address = ''] = /^([\w-]+):(.*)$/s.exec(typed) ?? [];
  const kind = KINDS.find((known) => known.name === name.toLowerCase() && known !== smtp);
  if (kind !== undefined) return { kind, address };
  // Without a kind, what was typed may hold a key: it is not repeated.
  throw new UsageError(name === '' ? 'the target has no kind' : `unknown kind of target ${name.slice(0, 40)}`, {
    hint: `known: ${KINDS.map(({ example }) => example).join(', ')}`,
  });
}
