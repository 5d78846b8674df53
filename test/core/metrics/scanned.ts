/** Arbitrary scans, for properties that must hold for all of them. */
import fc from '../../support/property.js';
import { ago, mention, observed, source } from './sample.js';

const count = fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: null });
const spoken = fc
  .record({
    hours: fc.option(fc.integer({ min: 0, max: 200 }), { nil: null }),
    precision: fc.constantFrom('second', 'minute', 'day', null),
    source: fc.constantFrom('pond', 'lake'),
    handle: fc.constantFrom('ann', 'Ann', 'bo', 'cy', 'di', 'ed', 'flo', '[deleted]', null),
    followers: count,
    label: fc.constantFrom('positive', 'neutral', 'negative', null),
    polarity: fc.option(fc.double({ min: -1, max: 1, noNaN: true }), { nil: null }),
    likes: count,
    text: fc.constantFrom('oat milk', 'oat', 'milk tea', 'tea', ''),
    tags: fc.subarray(['Oat', 'oat', 'TEA']),
    links: fc.subarray(['https://brew.example/a', 'https://www.brew.example/b', 'nowhere']),
    emotions: fc.subarray(['joy', 'anger']),
  })
  .map(({ hours, precision, handle, followers, label, polarity, likes, ...rest }) =>
    mention({
      ...rest,
      ...(hours === null ? {} : { ...ago(hours), precision }),
      author: { handle, followers },
      sentiment: { label, polarity },
      engagement: { likes },
    }),
  );

/** A scan with one source that answered, with mentions by a few known and some unknown authors, and one that failed. */
export const scanned = fc
  .record({
    mentions: fc.array(spoken, { maxLength: 60 }),
    timezone: fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York'),
    truncated: fc.boolean(),
    status: fc.constantFrom('ok', 'partial'),
  })
  .map(({ mentions, timezone, ...rest }) =>
    observed({ sources: [source({ ...rest, mentions }), source({ status: 'failed', observedFrom: null })], timezone }),
  );
