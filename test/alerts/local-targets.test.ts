/** Targets on this machine: commands, and feeds in files. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runCommand } from '../../src/cli/alerting/command.js';
import { readFeed } from '../../src/cli/alerting/feed-file.js';
import { parseFeed } from '../../src/sources/shared/feed/parse.js';
import { hostileAlert, sampleAlert, tried } from '../support/telling.js';
import { temporaryFolder } from '../support/temporary.js';

const script = (code: string) => {
  const path = join(temporaryFolder(), 'told.mjs');
  writeFileSync(path, code);
  return path;
};

describe('a command', () => {
  it('receives the JSON of the alert on standard input', async () => {
    const out = join(temporaryFolder(), 'out.json');
    const path = script(`
      import { existsSync, readFileSync, writeFileSync } from 'node:fs';
      writeFileSync(${JSON.stringify(out)}, JSON.stringify([JSON.parse(readFileSync(0, 'utf8')), process.argv.slice(2)]));
      console.log('thanks');
    `);
    const { delivered } = await tried(`exec:${process.execPath} ${path} 'a b' $HOME ; false`, {
      alert: hostileAlert(),
    });
    expect(delivered!.answer).toBe('exit code 0\nthanks');
    const [alert, words] = JSON.parse(readFileSync(out, 'utf8'));
    expect(Object.keys(alert)).toEqual(['brand', 'condition', 'text', 'report']);
    expect(alert.brand).toBe(hostileAlert().brand);
    expect(words).toEqual(['a b', '$HOME', ';', 'false']);
  });

  it.each([
    ["process.stderr.write('no such room\\n'); process.exitCode = 3", /^it ended with exit code 3: no such room$/],
    ["process.kill(process.pid, 'SIGKILL')", /^it was ended by SIGKILL$/],
  ])('fails if it ends with %s', async (code, message) => {
    const { error } = await tried(`exec:${process.execPath} ${script(code)}`);
    expect(error!.message).toMatch(message);
  });

  it('fails if there is no such program', async () => {
    const { error } = await tried('exec:/nowhere/at-all');
    expect(error!.message).toBe('it cannot be started: there is no such program');
  });

  it('can succeed without reading its input', async () => {
    const { delivered } = await tried(`exec:${process.execPath} -e 0`);
    expect(delivered!.answer).toBe('exit code 0');
  });

  it('is ended if it takes too long', async () => {
    const { signal } = new AbortController();
    const line = `${process.execPath} -e "setInterval(() => {}, 1000)"`;
    await expect(runCommand(line, {}, { env: {}, signal, patienceMilliseconds: 300 })).rejects.toThrow(
      'it took longer than 0.3 s and was ended',
    );
  });

  it('is not started once the run was interrupted', async () => {
    const begun = join(temporaryFolder(), 'begun');
    const signal = AbortSignal.abort(new Error('interrupted'));
    await expect(runCommand(`touch ${begun}`, {}, { env: process.env, signal })).rejects.toThrow('interrupted');
    expect(existsSync(begun)).toBe(false);
  });
});

describe.each(['rss', 'atom', 'json'])('a .%s feed', (ending) => {
  const file = () => join(temporaryFolder(), `alerts.${ending}`);
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T12:00:00.000Z`;
  const dated = (day: number) => sampleAlert({ id: `alert-${day}`, at: at(day) });

  it('has one entry per alert, newest first, which feed readers can read', async () => {
    const path = file();
    for (const day of [1, 3, 2]) await tried(`feed:${path}`, { alert: dated(day) });
    const feed = parseFeed(readFileSync(path));
    expect(feed).toMatchObject({ format: ending, title: 'socialrank alerts' });
    expect(feed!.items.map(({ id, publishedAt }) => [id, publishedAt])).toEqual([
      ['urn:socialrank:alert-3', at(3)],
      ['urn:socialrank:alert-2', at(2)],
      ['urn:socialrank:alert-1', at(1)],
    ]);
    expect(feed!.items[2]).toHaveProperty('title', expect.stringMatching(/^Acme Coffee: net[<‹]-0\.2 & n[>›]=20$/));
    expect(readFeed(readFileSync(path, 'utf8'))![2]!.text.split('\n')).toEqual([
      'net_sentiment = -0.31, n = 45',
      '14 – 21 Nov 2026 UTC: 3.9 an hour',
      '− “third week waiting” @bob · mastodon https://mastodon.example/@bob/1',
      '+ “the best” bluesky',
    ]);
  });

  it('contains an alert once even if it is delivered twice', async () => {
    const path = file();
    await tried(`feed:${path}`, { alert: dated(1) });
    const once = readFileSync(path, 'utf8');
    await tried(`feed:${path}`, { alert: dated(1) });
    expect(readFileSync(path, 'utf8')).toBe(once);
  });

  it('keeps existing entries unchanged, however strange their text', async () => {
    const path = file();
    await tried(`feed:${path}`, { alert: { ...hostileAlert(), id: 'odd', at: at(1) } });
    const first = readFeed(readFileSync(path, 'utf8'))![0]!;
    expect(first.title).toMatch(/[<‹]!channel[>›].*[<‹]script[>›]alert/);
    expect(first.text.split('\n')[0]).toBe(hostileAlert().message.lines[0]);
    for (const day of [2, 3]) await tried(`feed:${path}`, { alert: dated(day) });
    expect(readFeed(readFileSync(path, 'utf8'))![2]).toEqual(first);
    expect(readFileSync(path, 'utf8')).not.toContain(ending === 'json' ? '"<script' : '<script');
  });

  it('has at most 100 entries', async () => {
    const path = file();
    for (let at = 0; at < 103; at += 1) {
      const alert = sampleAlert({ id: `n${at}`, at: new Date(Date.UTC(2026, 0, 1, at)).toISOString() });
      await tried(`feed:${path}`, { alert });
    }
    const ids = parseFeed(readFileSync(path))!.items.map(({ id }) => id);
    expect(ids).toHaveLength(100);
    expect([ids[0], ids[99]]).toEqual(['urn:socialrank:n102', 'urn:socialrank:n3']);
  });

  it('loses no entry to concurrent deliveries', async () => {
    const path = file();
    await Promise.all([1, 2, 3, 4, 5, 6].map((day) => tried(`feed:${path}`, { alert: dated(day) })));
    expect(parseFeed(readFileSync(path))!.items).toHaveLength(6);
  });

  it('does not overwrite a file that is not a feed', async () => {
    const path = file();
    writeFileSync(path, 'my diary');
    const { error } = await tried(`feed:${path}`);
    expect(error!.message).toBe(`${path} is there and is not a feed: it was left as it is`);
    expect(readFileSync(path, 'utf8')).toBe('my diary');
  });

  it('reports why it cannot be written', async () => {
    const path = join(temporaryFolder(), 'nowhere', `alerts.${ending}`);
    const { error } = await tried(`feed:${path}`);
    expect(error!.message).toBe(`${path} was not written: no such file or directory`);
    expect(existsSync(path)).toBe(false);
  });
});
