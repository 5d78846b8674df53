/** The alerts of one run, from flags to delivery: code is loaded only if alerts are wanted, or some are waiting. */
import type { Outbox, Pending, Verdict } from '../../alerts/outbox.js';
import { LockedError, StoreError } from '../../errors.js';
import { safeText } from '../../output/screen/safe-text.js';
import type { Store } from '../../store/store.js';
import type { Report } from '../../types.js';
import { type Io, tell } from '../io/io.js';
import { blind, readAlertFlags, type WatchFlags } from './alert-flags.js';

export interface RunAlerts {
  /** Returns the reports with the exit codes that their conditions result in, and what there is to send. */
  judge(reports: readonly Report[], asked: { readonly includeOwned: boolean }): Promise<readonly JudgedReport[]>;
  /** After all outputs, prints the notes on conditions and sends alerts. A failed delivery does not fail the run. */
  tell(judged: readonly JudgedReport[], signal: AbortSignal): Promise<void>;
}

export interface JudgedReport {
  readonly report: Report;
  readonly verdicts: readonly Verdict[];
  readonly notes: readonly string[];
}

interface Flags extends WatchFlags {
  readonly timeout?: number;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/**
 * @param history opens the store, or returns null if there is none
 * @throws ConditionError, UsageError for a condition that cannot be watched, such as an event without a history, and
 * for a target that cannot be used
 */
export async function runAlerts(flags: Flags, io: Io, history: { open(): Promise<Store | null> }): Promise<RunAlerts> {
  const watch = await readAlertFlags(flags, io);
  const event = watch?.event ?? null;
  if (event !== null && (await history.open()) === null) {
    throw blind(event, 'see: socialrank doctor, or name another store: --store FILE');
  }
  const say = (lines: readonly string[]) => tell(io, lines.map((line) => `socialrank: ${safeText(line)}\n`).join(''));
  return {
    async judge(reports, { includeOwned }) {
      if (watch === null) return reports.map((report) => ({ report, verdicts: [], notes: [] }));
      const [{ judgeRun }, { countedIn }] = await Promise.all([
        import('./judge-run.js'),
        import('../../library/keep-report.js'),
      ]);
      const store = await history.open();
      const judged: JudgedReport[] = [];
      for (const report of reports) {
        const counted = countedIn(report, includeOwned);
        try {
          judged.push(await judgeRun(watch, report, { counted, store }));
        } catch (error) {
          // Trouble with the store must not lose the result.
          if (!isStoreTrouble(error)) throw error;
          const blind = await judgeRun(watch, report, { counted, store: null });
          judged.push({ ...blind, notes: [error.message, ...blind.notes] });
        }
      }
      return judged;
    },
    async tell(judged, signal) {
      if (flags.quiet !== true) await say(judged.length === 1 ? judged[0]!.notes : judged.flatMap(ofBrand));
      try {
        const store = await history.open();
        const outbox = store === null ? NO_OUTBOX : await outboxIn(store);
        const now = (io.now?.() ?? new Date()).getTime();
        const pending = store === null ? judged.flatMap((one) => due(one, now)) : await outbox.claim(now);
        if (pending.length === 0) return;
        const { sendPending } = await import('./send-pending.js');
        const told = { io, timeoutMilliseconds: flags.timeout, signal, isVerbose: flags.verbose === true };
        await sendPending(pending, outbox, store === null ? LOST : KEPT, told);
      } catch (error) {
        if (!isStoreTrouble(error)) throw error;
        await say([`alerts wait for a later run: ${error.message}`]);
      }
    },
  };
}

const isStoreTrouble = (error: unknown): error is StoreError | LockedError =>
  error instanceof StoreError || error instanceof LockedError;

async function outboxIn(store: Store): Promise<Outbox> {
  const { holderName, mayHold } = await import('../files/process-holder.js');
  return store.outbox({ name: holderName().name, isAlive: mayHold });
}

const LOST = 'it is lost, because there is no history to keep it in';
const KEPT = 'it is kept and tried again by a later run (socialrank alert list)';

const NO_OUTBOX: Outbox = { claim: () => Promise.resolve([]), settle: () => Promise.resolve() };

/** If there are several reports, each line names its brand. */
const ofBrand = ({ report, notes }: JudgedReport): readonly string[] =>
  notes.map((note) => `${report.query.brand}: ${note}`);

/** Without a store, an alert is due at once, and is tried once. */
function due({ verdicts }: JudgedReport, now: number): readonly Pending[] {
  return verdicts
    .filter(({ holds }) => holds === true)
    .map(({ delivery: { target, alert } }) => ({ id: alert.id, target, alert, attempts: 0, createdAt: now }));
}
