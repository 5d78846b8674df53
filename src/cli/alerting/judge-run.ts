/** Evaluates the conditions of a run: its exit code, and what to send to whom. Writes and sends nothing. */
import { randomUUID } from 'node:crypto';
import type { NewDelivery, Verdict } from '../../alerts/outbox.js';
import { type Condition, eventsOf, partsOf } from '../../core/alerts/condition.js';
import { type CurrentEvents, currentEvents, rangeFor } from '../../core/alerts/current-events.js';
import { judge } from '../../core/alerts/judge.js';
import { printCondition } from '../../core/alerts/print.js';
import { withConditionHolding } from '../../core/report/exit-code.js';
import { SUMMARY_NUMBERS } from '../../core/report/summary-numbers.js';
import { alertMessage, doubtLine, eventLines, falseAlarmLine, type Occasion } from '../../output/alert-message.js';
import type { Store } from '../../store/store.js';
import type { Report } from '../../types.js';
import type { Watch, WatchedCondition } from './alert-flags.js';

export interface JudgedRun {
  /** The report, with the exit code that its conditions result in. */
  readonly report: Report;
  readonly verdicts: readonly Verdict[];
  /** Lines for the user at the terminal. */
  readonly notes: readonly string[];
}

/** @param counted ids of the mentions that count @param store null if there is no history */
export async function judgeRun(
  watch: Watch,
  report: Report,
  { counted, store }: { readonly counted: ReadonlySet<string>; readonly store: Store | null },
): Promise<JudgedRun> {
  const { conditions, targets } = watch;
  const asked = conditions.flatMap(({ condition }) => eventsOf(condition));
  const known = asked.length === 0 || store === null ? null : await happenedTo(report, counted, store);
  const number = (name: string) => SUMMARY_NUMBERS.get(name)?.(report) ?? null;
  const event: CurrentEvents['event'] = (name) => known?.event(name) ?? null;
  const judged = conditions.map((one) => ({ ...one, holds: judge(one.condition, { number, event }) }));
  const holding = judged.filter(({ holds }) => holds === true);
  const told: Report = holding.length === 0 ? report : { ...report, exitCode: withConditionHolding(report.exitCode) };
  const verdicts = targets.flatMap((target): readonly Verdict[] => {
    const deliveryOf = (occasion: Occasion | null): NewDelivery => {
      const { mentions: _, ...rest } = told;
      const alert = {
        id: randomUUID().replaceAll('-', ''),
        brand: report.query.brand,
        condition: occasion?.condition ?? null,
        at: report.asOf,
        message: alertMessage(told, occasion),
        report: rest,
      };
      return { target: target.typed, label: target.label, alert };
    };
    if (conditions.length === 0) return [{ incident: null, holds: true, delivery: deliveryOf(null) }];
    return judged.map(({ holds, ...one }) => {
      const incident = [report.query.profile ?? report.query.expression, printCondition(one.condition), target.hash];
      return { incident: JSON.stringify(incident), holds, delivery: deliveryOf(occasionOf(one, number, known)) };
    });
  });
  const notes = judged.flatMap(({ holds, ...one }) => notesOf(one, holds, occasionOf(one, number, known), known));
  return { report: told, verdicts, notes };
}

async function happenedTo(report: Report, counted: ReadonlySet<string>, store: Store): Promise<CurrentEvents> {
  const { expression, profile } = report.query;
  const { from, until } = rangeFor(report);
  const series = { profile, expression, since: from, until: until + 1 };
  const mentions = (report.mentions ?? []).filter(({ id }) => counted.has(id));
  const [runs, tallies, observations, seen] = [
    await store.runs(series),
    await store.tallies(series),
    await store.observations(series),
    await store.seen(expression, mentions),
  ];
  const news = mentions.filter(({ id }) => !seen.has(id));
  return currentEvents({ runs, tallies, observations }, report, news);
}

function occasionOf(
  { text, condition }: WatchedCondition,
  number: (name: string) => number | null,
  known: CurrentEvents | null,
): Occasion {
  const parts = partsOf(condition);
  const names = new Set(parts.flatMap((part) => (part.type === 'comparison' ? [part.metric] : [])));
  const events = new Set(eventsOf(condition));
  return {
    condition: text,
    numbers: [...names].map((name) => [name, number(name)] as const),
    events:
      known === null
        ? []
        : [
            ...eventLines(known.trends.filter(({ kind }) => events.has(kind))),
            ...(events.has('new') && known.news > 0 ? [`new: ${known.news} not seen by an earlier run`] : []),
            ...(isWatched(events) ? [falseAlarmLine(known.detector)] : []),
          ],
  };
}

const isWatched = (events: ReadonlySet<string>) => ['spike', 'dip', 'silence'].some((event) => events.has(event));

function notesOf(
  { text, condition }: WatchedCondition,
  holds: boolean | null,
  { numbers, events }: Occasion,
  known: CurrentEvents | null,
): readonly string[] {
  const isSeries = isWatched(new Set(eventsOf(condition)));
  if (holds === true) {
    const values = numbers.map(([name, value]) => `${name} = ${value ?? 'not known'}`).join(', ');
    return [[`--fail-on ${text} holds`, values].filter((part) => part !== '').join(': '), ...events];
  }
  if (holds === null) return [`--fail-on ${text} cannot be decided${reason(condition, known)}`];
  return isSeries && known !== null ? [`--fail-on ${text} does not hold. ${falseAlarmLine(known.detector)}`] : [];
}

function reason(condition: Condition, known: CurrentEvents | null): string {
  const [doubt] = eventsOf(condition).flatMap((name) => known?.doubt(name) ?? []);
  if (known === null || doubt === undefined) return ': some of the values it compares are unknown';
  return `${doubt === 'early' ? ' yet' : ''}: ${doubtLine(doubt, known.detector)}`;
}
