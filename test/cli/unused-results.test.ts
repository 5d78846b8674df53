import { describe, expect, it } from '@jest/globals';
import type { Output } from '../../src/cli/outputs/outputs.js';
import { unusedResults } from '../../src/cli/unused-results.js';
import { parseQuery } from '../../src/core/query/parse.js';

const to = (...formats: Output['format'][]): Output[] => formats.map((format) => ({ path: null, format }));

describe('the part of a run that no output reads', () => {
  const cases = [
    { title: 'reasons and intents, of a CSV', outputs: to('csv', 'table'), wants: ['emotions'] },
    { title: 'nothing of a mention, where JSON carries them', outputs: to('csv', 'json'), wants: undefined },
    {
      title: 'reasons and intents, where JSON carries none',
      outputs: to('json'),
      mentions: false,
      wants: ['emotions'],
    },
    { title: 'nothing, where lines are told', outputs: to('ndjson'), mentions: false, wants: undefined },
    { title: 'nothing, where a history keeps it', outputs: to('csv'), isKept: true, wants: undefined },
    { title: 'nothing, where a mood is asked for', outputs: to('csv'), query: 'acme :)', wants: undefined },
    {
      title: 'nothing, where questions are left out',
      outputs: to('csv'),
      query: 'acme -is:question',
      wants: undefined,
    },
  ];
  it.each(cases)('is $title', ({ outputs, mentions = true, isKept = false, query = 'acme', wants }) => {
    expect(unusedResults({ query: parseQuery(query), outputs, mentions, isKept }).wants).toEqual(wants);
  });
});
