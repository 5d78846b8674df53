/** The alerts of one run, from its flags to what is told: nothing of it is loaded where nobody asks and nothing waits. */
import type { Outbox, Pending, Verdict } from '../../alerts/outbox.js';
import { safeText } from '../../output/safe-text.js';
import type { Store } from '../../store/store.js';
import type { Report } from '../../types.js';
import { type Io, tell } from '../io.js';
import { holderName, isAlive } from '../process-holder.js';
import { readWatch, type WatchFlags } from './watch.js';

export interface RunAlerts {
  /** The report with the exit code that its conditions give it, and what there is to tell. */
  judge(report: Report, history: History): Promise<JudgedReport>;
  /** After all is written: what conditions say, and whom that is told. */
  tell(judged: readonly JudgedReport[], store: Store | null): Promise<void>;
}

export interface JudgedReport {
  readonly report: Report;
  readonly verdicts: readonly Verdict[];
  readonly notes: readonly string[];
}

interface History {
  /** Null: there is none. */
  readonly store: Store | null;
  /** Ids of the mentions that count. */
  readonly counted: ReadonlySet<string>;
}

interface Flags extends WatchFlags {
  readonly timeout?: number;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** @throws ConditionError, UsageError for what cannot be watched, or nobody can be told of */
export async function runAlerts(flags: Flags, io: Io, signal: AbortSignal): Promise<RunAlerts> {
  const watch = await readWatch(flags, io);
  return {
    async judge(report, history) {
      if (watch === null) return { report, verdicts: [], notes: [] };
      return (await import('./judge-run.js')).judgeRun(watch, report, history);
    },
    async tell(judged, store) {
      const notes = judged.flatMap((one) => one.notes);
      if (flags.quiet !== true) await tell(io, notes.map((note) => `socialrank: ${safeText(note)}\n`).join(''));
      const outbox = store === null ? NO_OUTBOX : store.outbox({ name: holderName().name, isAlive });
      const now = (io.now?.() ?? new Date()).getTime();
      const pending = store === null ? judged.flatMap((one) => due(one, now)) : await outbox.claim(now);
      if (pending.length === 0) return;
      const { tellPending } = await import('./tell.js');
      const told = { io, timeoutMilliseconds: flags.timeout, signal, isVerbose: flags.verbose === true };
      await tellPending(pending, outbox, store === null ? LOST : KEPT, told);
    },
  };
}

const LOST = 'without a history it is not kept, and lost';
const KEPT = 'it is kept, and tried again by a later run (socialrank alert list)';

const NO_OUTBOX: Outbox = { claim: () => Promise.resolve([]), settle: () => Promise.resolve() };

/** What no store keeps is due at once, and once. */
function due({ verdicts }: JudgedReport, now: number): readonly Pending[] {
  return verdicts
    .filter(({ holds }) => holds === true)
    .map(({ delivery: { target, alert } }) => ({ id: alert.id, target, alert, attempts: 0, createdAt: now }));
}
