/** Reads `--fail-on` and `--notify`, before any request is made. */
import type { Target } from '../../alerts/target.js';
import type { Condition } from '../../core/alerts/condition.js';
import { UsageError } from '../../errors.js';
import type { Io } from '../io/io.js';
import { checkPlace } from '../outputs/outputs.js';

export interface WatchFlags {
  readonly failOn?: readonly string[];
  readonly notify?: readonly string[];
  /** False for no history. */
  readonly store?: boolean | string;
}

export interface Watch {
  readonly conditions: readonly WatchedCondition[];
  /** One of the events in the conditions, which only a history can answer; null if there is none. */
  readonly event: string | null;
  readonly targets: readonly Target[];
}

export interface WatchedCondition {
  /** As typed. */
  readonly text: string;
  readonly condition: Condition;
}

/**
 * Returns null if neither was given.
 * @throws ConditionError, UsageError for what cannot be read, and for events without a store
 */
export async function readAlertFlags({ failOn = [], notify = [], store }: WatchFlags, io: Io): Promise<Watch | null> {
  if (failOn.length === 0 && notify.length === 0) return null;
  const [{ parseCondition }, { eventsOf }] = await Promise.all([
    import('../../core/alerts/parse.js'),
    import('../../core/alerts/condition.js'),
  ]);
  const conditions = failOn.map((text) => ({ text: text.trim(), condition: parseCondition(text) }));
  const [event] = conditions.flatMap(({ condition }) => eventsOf(condition));
  if (event !== undefined && store === false) throw blind(event, 'leave out --no-store');
  return { conditions, event: event ?? null, targets: await readTargets(notify, io) };
}

export function blind(event: string, hint: string): UsageError {
  return new UsageError(`--fail-on ${event} needs the history of earlier runs`, { hint });
}

/** @throws UsageError */
async function readTargets(notify: readonly string[], io: Io): Promise<readonly Target[]> {
  if (notify.length === 0) return [];
  const [{ readTarget }, { alertSettings }] = await Promise.all([
    import('../../alerts/target.js'),
    import('./settings.js'),
  ]);
  const settings = alertSettings(io);
  const targets = notify.map((typed) => readTarget(typed, settings));
  for (const { kind, address } of targets) {
    if (kind === 'feed') checkPlace(address);
    if (kind === 'exec') (await import('../../plugins/split-command.js')).splitCommand(address);
    if (kind === 'smtp') (await import('./mail.js')).loadMailer();
  }
  return [...new Map(targets.map((target) => [target.hash, target])).values()];
}
