/** What every store must do for the alerts of its runs, whichever database it uses. */
import assert from 'node:assert/strict';
import type { Settled, Verdict } from '../../src/alerts/outbox.js';
import type { Claimant } from '../../src/store/outbox.js';
import type { Store } from '../../src/store/store.js';
import { sampleRun } from '../support/sample-run.js';
import { sampleAlert } from '../support/telling.js';
import type { StoreCase } from './cases.js';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');
const HOUR = 3_600_000;
const SECRET = 'slack:https://hooks.example/services/SECRETCANARY';

/** A process of this name; only processes whose names begin with "living" are alive and keep their claims. */
const living = (name: string): Claimant => ({ name, isAlive: (other) => other.startsWith('living') });

let runs = 0;

async function ran(store: Store, verdicts: readonly Partial<Verdict>[], now = NOW): Promise<void> {
  runs += 1;
  const id = `2026-11-21-${String(runs).padStart(6, '0')}`;
  await store.keep({
    ...sampleRun({ id }),
    now,
    verdicts: verdicts.map((verdict, at) => ({
      incident: 'q c t',
      holds: true,
      delivery: { target: SECRET, label: 'slack hooks.example (1)', alert: sampleAlert({ id: `${id}-${at}` }) },
      ...verdict,
    })),
  });
}

const claimed = async (store: Store, now = NOW, name = 'living 1') =>
  (await store.outbox(living(name)).claim(now)).map(({ id }) => id.slice(-8));
const settle = (store: Store, id: string, settled: Settled) => store.outbox(living('living 1')).settle(id, settled);
const states = async (store: Store) => (await store.deliveries()).map(({ state }) => state);

export const ALERT_CASES: readonly StoreCase[] = [
  {
    title: 'tells an incident once while it holds, and again after a run in which it did not',
    async run(store) {
      const told: number[] = [];
      for (const holds of [true, true, null, true, false, true, null, false, false, true]) {
        await ran(store, [{ holds }]);
        told.push((await store.deliveries()).length);
      }
      assert.deepEqual(told, [1, 1, 1, 1, 1, 2, 2, 2, 2, 3]);
    },
  },
  {
    title: 'knows incidents apart, and tells a digest after every run',
    async run(store) {
      const verdicts = [{ incident: 'q c t' }, { incident: 'q c u' }, { incident: null }];
      await ran(store, verdicts);
      assert.equal((await store.deliveries()).length, 3);
      await ran(store, verdicts);
      assert.equal((await store.deliveries()).length, 4);
    },
  },
  {
    title: 'tells one of many runs at once',
    async run(store) {
      await Promise.all(Array.from({ length: 8 }, () => ran(store, [{}])));
      assert.equal((await store.deliveries()).length, 1);
    },
  },
  {
    title: 'tells of a run that it has already what that makes of its conditions now',
    async run(store) {
      const delivery = { target: SECRET, label: 'l', alert: sampleAlert() };
      const verdict = { incident: 'q c t', holds: true, delivery };
      for (const [id, holds] of [
        ['a', true],
        ['b', true],
        ['c', false],
        ['d', true],
      ] as const) {
        const verdicts = [{ ...verdict, holds, delivery: { ...delivery, alert: sampleAlert({ id }) } }];
        await store.keep({ ...sampleRun(), verdicts, now: NOW });
      }
      assert.deepEqual(
        (await store.deliveries()).map(({ id }) => id),
        ['d', 'a'],
      );
    },
  },
  {
    title: 'gives an alert back as it was',
    async run(store) {
      const alert = sampleAlert({ brand: 'constructor\0\ud800' });
      await ran(store, [{ delivery: { target: `${SECRET}\0`, label: '\0', alert } }]);
      const [pending] = await store.outbox(living('living 1')).claim(NOW);
      assert.deepEqual(pending, { id: alert.id, target: `${SECRET}\0`, alert, attempts: 0, createdAt: NOW });
    },
  },
  {
    title: 'hands out what is due to one process as long as it lives',
    async run(store) {
      await ran(store, [{}]);
      assert.equal((await claimed(store, NOW, 'living 1')).length, 1);
      assert.equal((await claimed(store, NOW + 99 * HOUR, 'living 2')).length, 0);
      assert.equal((await claimed(store, NOW + 99 * HOUR, 'living 1')).length, 0);
    },
  },
  {
    title: 'hands out what a process left that died between keeping and delivering',
    async run(store) {
      await ran(store, [{}]);
      assert.equal((await claimed(store, NOW, 'dead 1')).length, 1);
      assert.equal((await claimed(store, NOW, 'living 2')).length, 1);
      assert.equal((await claimed(store, NOW, 'living 1')).length, 0);
    },
  },
  {
    title: 'hands out what is due, however much another process holds that came before it',
    async run(store) {
      await ran(
        store,
        Array.from({ length: 103 }, () => ({ incident: null })),
      );
      assert.equal((await claimed(store, NOW, 'living 1')).length, 100);
      assert.equal((await claimed(store, NOW, 'living 2')).length, 3);
    },
  },
  {
    title: 'hands out nothing before its time, the oldest first, and counts what was tried in vain',
    async run(store) {
      await ran(store, [{ incident: null }]);
      await ran(store, [{ incident: null }]);
      const [first, second] = await store.outbox(living('living 1')).claim(NOW);
      await settle(store, first!.id, { type: 'failed', reason: 'HTTP 500', nextAt: NOW + HOUR });
      await settle(store, second!.id, { type: 'left', nextAt: NOW + HOUR });
      assert.deepEqual(await claimed(store), []);
      const again = await store.outbox(living('living 1')).claim(NOW + HOUR);
      assert.deepEqual(
        again.map(({ id, attempts }) => [id, attempts]),
        [
          [first!.id, 1],
          [second!.id, 0],
        ],
      );
    },
  },
  {
    title: 'keeps of what is settled neither address nor text',
    async run(store) {
      await ran(store, [{ incident: null }, { incident: null }]);
      const [first, second] = await store.outbox(living('living 1')).claim(NOW);
      await settle(store, first!.id, { type: 'delivered', at: NOW });
      await settle(store, second!.id, { type: 'given up', reason: 'HTTP 500', at: NOW });
      assert.deepEqual(await claimed(store, NOW + 99 * HOUR), []);
      assert.deepEqual(
        (await store.deliveries()).map(({ state, attempts, nextAt, settledAt, reason, target }) => [
          ...[state, attempts, nextAt, settledAt, reason, target],
        ]),
        [
          ['given up', 1, null, '2026-11-21T12:00:00.000Z', 'HTTP 500', 'slack hooks.example (1)'],
          ['delivered', 0, null, '2026-11-21T12:00:00.000Z', null, 'slack hooks.example (1)'],
        ],
      );
      assert.ok(!JSON.stringify(await store.deliveries()).includes('SECRETCANARY'));
    },
  },
  {
    title: 'lets nobody settle what another holds',
    async run(store) {
      await ran(store, [{}]);
      const [pending] = await store.outbox(living('living 2')).claim(NOW);
      await settle(store, pending!.id, { type: 'delivered', at: NOW });
      assert.deepEqual(await states(store), ['waiting']);
    },
  },
  {
    title: 'forgets what was settled 30 days ago, and nothing that waits',
    async run(store) {
      await ran(store, [{ incident: null }, { incident: null }]);
      const [first] = await store.outbox(living('living 1')).claim(NOW);
      await settle(store, first!.id, { type: 'delivered', at: NOW });
      await ran(store, [{ holds: null }], NOW + 31 * 24 * HOUR);
      assert.deepEqual(await states(store), ['waiting']);
    },
  },
];
