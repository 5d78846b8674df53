/** Parses `[kind:]address` into a target that alerts can be sent to. */
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
  /** `kind:address` in canonical form, which the outbox stores until the alert is delivered. */
  readonly typed: string;
  /** Identifies the target without revealing its address. */
  readonly hash: string;
  /** Label for people: `slack hooks.slack.com (3f2a91)`. */
  readonly label: string;
}

/** @throws UsageError if the kind is unknown, or the address is not one of its kind */
export function readTarget(typed: string, settings: AlertSettings): Target {
  const { kind, address } = split(typed.trim());
  const reached = kind.read(address, settings);
  const hash = createHash('sha256').update(`${kind.name}\0${reached.address}`).digest('hex').slice(0, 32);
  const label = `${kind.name} ${reached.place} (${hash.slice(0, 6)})`;
  // The canonical address means the same wherever it is read again.
  const kept = kind === smtp ? reached.address : `${kind.name}:${reached.address}`;
  return { ...reached, kind: kind.name, typed: kept, hash, label };
}

function split(typed: string): { kind: TargetKind; address: string } {
  if (/^https?:\/\//i.test(typed)) return { kind: webhook, address: typed };
  if (/^smtps?:\/\//i.test(typed)) return { kind: smtp, address: typed };
  const [, name = '', address = ''] = /^([\w-]+):(.*)$/s.exec(typed) ?? [];
  const kind = KINDS.find((known) => known.name === name.toLowerCase() && known !== smtp);
  if (kind !== undefined) return { kind, address };
  // Without a kind, the text may contain a key, so it is not repeated.
  throw new UsageError(name === '' ? 'the target has no kind' : `unknown kind of target ${name.slice(0, 40)}`, {
    hint: `known: ${KINDS.map(({ example }) => example).join(', ')}`,
  });
}
