/** The pipeline, which connects the modules: search, take in, score, assemble. */
import type { Report } from '../types.js';
import { ask } from './asking/ask.js';
import { shortLinks } from './asking/short-links.js';
import { asTheyCome, oneByOne } from './fan-in.js';
import { gathering } from './gathering/gathering.js';
import { inOrder } from './gathering/in-order.js';
import { prefetch } from './gathering/prefetch.js';
import { skimOf } from './gathering/skim.js';
import type { ScanEvent, ScanRequest } from './request.js';

/**
 * Yields every event as it happens; the last one is the report. The failure of a source is an event.
 * @throws the reason of `request.signal` if it is aborted
 */
export async function* stream(request: ScanRequest): AsyncGenerator<ScanEvent> {
  for await (const events of streamTogether(request)) for (const event of events) yield event;
}

/**
 * Like `stream`, but yields events in batches that need not be awaited: awaiting each of a million events takes longer
 * than finding it.
 */
export async function* streamTogether(request: ScanRequest): AsyncGenerator<readonly ScanEvent[]> {
  const leave = new AbortController();
  const within: ScanRequest = { ...request, signal: AbortSignal.any([request.signal, leave.signal]) };
  const gathered = gathering(request);
  const line = inOrder<ScanEvent>();
  const followed = shortLinks(within, [request.query]);
  const asked = request.sources.map((source, from) =>
    ask(source, within, {
      work: followed?.expanding((one) => gathered.mayCount(one, from)),
      skim: skimOf([request], source, { pass: (time, endpoint) => gathered.pass(time, from, endpoint) }),
    }),
  );
  try {
    request.signal.throwIfAborted();
    yield request.sources.map(({ name }) => ({ type: 'asking', source: name }));
    const coming = prefetch(request.repeatable ? oneByOne(asked) : asTheyCome(asked), {
      foresee: ({ from, value }) => gathered.foresee(value, from),
      isEnd: ({ value }) => value.type === 'answer',
      signal: request.signal,
    });
    for await (const { one, foreseen } of coming) {
      const { from, value } = one;
      for await (const told of gathered.hear(value, from, foreseen)) yield* line.take(told);
      if (value.type === 'answer') yield* line.rest();
    }
    yield [{ type: 'report', report: await gathered.report(followed?.warnings()) }];
  } finally {
    leave.abort(new Error('the scan was abandoned'));
  }
}

/** Resolves to the report only. */
export async function scan(request: ScanRequest): Promise<Report> {
  for await (const events of streamTogether(request)) {
    for (const event of events) if (event.type === 'report') return event.report;
  }
  throw new Error('a scan ended without its report');
}
