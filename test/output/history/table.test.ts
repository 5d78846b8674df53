import { expect, it } from '@jest/globals';
import { historyTable } from '../../../src/output/history/table.js';
import { drawn } from '../../../src/output/screen/brush.js';
import type { Terminal } from '../../../src/output/screen/terminal.js';
import { sampleHistory, sampleIncident, startOf } from '../../support/sample-history.js';

const NARROW: Terminal = { columns: 60, color: 0, unicode: true, isTerminal: true };

it('aligns the continuation of an incident with its text, not with its sign', async () => {
  const dip = sampleIncident({ kind: 'dip', buckets: 3, peak: startOf(4), pValue: 0.004 });
  const history = sampleHistory({ incidents: [dip] });
  const text = await drawn(NARROW, (brush) => historyTable(history, { terminal: NARROW, rows: 3 }, brush));
  expect(text).toMatch(/^ ! dip .*\n {3}\S.*\(p 0\.004\)$/m);
});
