/** Sample runs for tests of the store: the report of a day on a brand, with the given mentions. */
import type { NewRun } from '../../src/store/store.js';
import type { Mention, Report } from '../../src/types.js';
import { AS_OF, sampleMention, sampleReport } from './sample-report.js';

export const DAY = 86_400_000;

export interface SampleRun {
  readonly id?: string;
  readonly mentions?: readonly Mention[];
  /** ISO time, also the end of the week that it covers. */
  readonly asOf?: string;
  readonly expression?: string;
  readonly profile?: string | null;
  readonly brand?: string;
  readonly engine?: string;
  readonly report?: Partial<Report>;
  /** Ids of the mentions that count; absent: all. */
  readonly counted?: ReadonlySet<string>;
}

export function sampleRun(given: SampleRun = {}): NewRun {
  const { asOf = AS_OF, mentions = [sampleMention({ seenAt: asOf })] } = given;
  const sound = sampleReport();
  const report = sampleReport({
    query: {
      ...sound.query,
      brand: given.brand ?? 'Acme Coffee',
      expression: given.expression ?? '"acme coffee"',
      profile: given.profile ?? null,
    },
    window: { since: new Date(Date.parse(asOf) - 7 * DAY).toISOString(), until: asOf, timezone: 'UTC' },
    asOf,
    sentiment: { ...sound.sentiment, engine: given.engine ?? sound.sentiment.engine },
    ...given.report,
    mentions: [...mentions],
  });
  return {
    id: given.id ?? `${asOf.slice(0, 10)}-aaaaaa`,
    report,
    limit: 100,
    counted: given.counted ?? new Set(mentions.map(({ id }) => id)),
  };
}
