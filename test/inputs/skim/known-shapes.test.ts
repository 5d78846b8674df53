/** Skimming exports with known shapes changes no number, however they are written and whatever they contain. */
import { describe, expect, it } from '@jest/globals';
import { complete } from '../../../src/core/mention/complete.js';
import { tagKey } from '../../../src/core/query/subject.js';
import { foldText } from '../../../src/core/text/fold.js';
import { opened } from '../../../src/inputs/opened.js';
import { filePlace } from '../../../src/inputs/place.js';
import { rowReader } from '../../../src/inputs/rows/read-row.js';
import { SHAPES } from '../../../src/inputs/shapes/shapes.js';
import { KNOWN_SHAPES } from '../../../src/inputs/skim/known-shapes.js';
import { skimmedDocument } from '../../../src/inputs/skim/skimmed-document.js';
import { type SkimmedRows, skimmedRows } from '../../../src/inputs/skim/skimmed-rows.js';
import { skimmer } from '../../../src/inputs/skim/skimmer.js';
import { notSkimming } from '../../../src/inputs/skim/skimming.js';
import { skimmingOf } from '../../../src/inputs/skim/skimming-of.js';
import type { Sought } from '../../../src/sources/source.js';
import type { Mention } from '../../../src/types.js';
import fc from '../../support/property.js';
import { EXPORTS } from './exports.js';
import { written } from './odd-lines.js';
import { inFile } from './skimmed.js';

interface Parts {
  readonly threads: number;
  readonly blockBytes: number;
}

interface Came {
  /** Times of everything found, whether its line was skimmed or read. */
  readonly times: readonly (number | null)[];
  readonly empty: number;
  readonly lines: number;
  readonly bad: readonly string[];
  /** Mentions that contain the word searched for. */
  readonly found: readonly string[];
}

type Skimmed = Came & { readonly skimmed: number };

/** @param times receives the times of lines that were skimmed */
async function cameOf(rows: SkimmedRows, times: (number | null)[]): Promise<Skimmed> {
  const reader = rowReader({ shapes: SHAPES, map: null, zone: 'UTC', path: 'posts.ndjson', areAllRead: false });
  const [bad, found]: [string[], string[]] = [[], []];
  let [empty, lines, skimmed] = [0, 0, 0];
  for await (const batch of rows) {
    for (const row of batch) {
      const told = reader.read(row);
      if (row.type !== 'passed') row.unknown?.learn(told);
      lines += told.type === 'passed' ? told.lines : 1;
      if (told.type === 'passed') skimmed += told.lines;
      if (told.type === 'bad' || told.type === 'unknown') bad.push(`${told.line} ${told.type}`);
      if (told.type === 'told' || told.type === 'passed') empty += told.empty;
      for (const one of told.type === 'told' ? told.found : []) {
        const mention = complete(one, { source: 'file', seenAt: '' });
        if (mention === null) bad.push(`${String(one.id)} says nothing`);
        else times.push(mention.publishedAt === null ? null : Date.parse(mention.publishedAt));
        if (mention !== null && saysAcme(mention)) found.push(`${mention.id} ${mention.text}`);
      }
    }
  }
  return { times: times.sort((a, b) => (a ?? 0) - (b ?? 0)), empty, lines, bad, found, skimmed };
}

/** @param parts null to read everything */
async function cameOfFile(path: string, sought: Sought, parts: Parts | null): Promise<Skimmed> {
  const place = await filePlace(path);
  const { chunks, start, close } = await opened(place);
  const skimming = notSkimming();
  const times: number[] = [];
  if (parts !== null) {
    const skim = { ...sought, pass: (time: number) => void times.push(time) };
    skimming.current = skimmingOf(skim, { place, standing: 'lines', start, ...parts });
  }
  const came = await cameOf(skimmedRows(parts === null ? chunks : piecesOf('', 1), skimming), times);
  close();
  return came;
}

/** @param sought null to read everything */
async function cameOfList(list: string, sought: Sought | null, pieceBytes: number): Promise<Skimmed> {
  const skimming = notSkimming();
  const times: number[] = [];
  if (sought !== null) {
    const pass = (time: number) => void times.push(time);
    skimming.current = { skimmer: skimmer(sought, 'elements'), pass, blocks: null };
  }
  return cameOf(skimmedDocument(piecesOf(list, pieceBytes), 0, skimming), times);
}

async function* piecesOf(text: string, pieceBytes: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  yield bytes.subarray(0, pieceBytes);
  for (let at = pieceBytes; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

function saysAcme({ title, text, tags }: Mention): boolean {
  const words = `${title} ${text}`;
  return foldText(words).includes('acme') || tags.some((tag) => foldText(tagKey(tag)).includes('acme'));
}

const PARTS: readonly Parts[] = [
  { threads: 1, blockBytes: 64 * 1024 },
  { threads: 1, blockBytes: 700 },
  { threads: 1, blockBytes: 250 },
];
const NEEDLES: Sought = { needles: ['acme'] };
const KEYS: Sought = { needles: [], keys: ['acme', 'nobody ever'] };

async function expectSame(content: string, sought: Sought, all: readonly Parts[]): Promise<number> {
  return inFile(content, async (path) => {
    const { skimmed: _, ...read } = await cameOfFile(path, sought, null);
    let most = 0;
    for (const parts of all) {
      const { skimmed, ...came } = await cameOfFile(path, sought, parts);
      expect(came).toEqual(read);
      most = Math.max(most, skimmed);
    }
    return most;
  });
}

describe('exports in known shapes', () => {
  it('have one plan each, in the order in which shapes are recognized', () => {
    expect(KNOWN_SHAPES.map(({ name }) => name)).toEqual(SHAPES.map(({ name }) => name));
  });

  it.each(Object.keys(EXPORTS))('have most of their lines skimmed: %s', async (name) => {
    const lines = Array.from({ length: 300 }, (_, place) => `${JSON.stringify(EXPORTS[name]!(place))}\n`);
    expect(await expectSame(lines.join(''), NEEDLES, PARTS.slice(0, 1))).toBeGreaterThan(200);
  });

  it.each(Object.keys(EXPORTS))('give the same result skimmed as read, whatever they contain: %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.boolean(), async (seed, isOfKeys) => {
        await expectSame(written(EXPORTS[name]!, seed), isOfKeys ? KEYS : NEEDLES, [PARTS[seed % PARTS.length]!]);
      }),
      { numRuns: 10 },
    );
  });

  it.each(Object.keys(EXPORTS))('are read where the searched word occurs, however it is spelled: %s', async (name) => {
    const spelled = [
      String.raw`ac\bme`,
      String.raw`ac\u000bme`,
      '&quotAcme',
      '&ltacme&gt',
      '&amp;quotacme',
      '&quotácme',
      '&amp;gtａcme',
      'ac\u200b<b>me</b>',
      String.raw`\u0026gtacme`,
    ];
    const lines = Array.from({ length: 300 }, (_, place) => {
      const line = JSON.stringify(EXPORTS[name]!(place));
      return `${place % 7 === 6 ? line.replaceAll('see', `see ${spelled[place % spelled.length]!}`) : line}\n`;
    });
    for (const sought of [NEEDLES, KEYS])
      expect(await expectSame(lines.join(''), sought, PARTS.slice(0, 1))).toBeGreaterThan(150);
  });

  it('give the same result on any number of threads', async () => {
    const all = (place: number) => Object.values(EXPORTS)[place % Object.keys(EXPORTS).length]!(place);
    for (const threads of [2, 3]) {
      await expectSame(written(all, threads), NEEDLES, [{ threads, blockBytes: 900 }]);
    }
  });

  it.each(['\n,', ',\n', ', '])('give the same result as lists with %j between their elements', async (comma) => {
    let most = 0;
    const all = fc.tuple(fc.nat(), fc.constantFrom(...Object.keys(EXPORTS)), fc.constantFrom(1500, 6000, 64 * 1024));
    await fc.assert(
      fc.asyncProperty(all, async ([seed, name, pieceBytes]) => {
        const list = `[ ${written(EXPORTS[name]!, seed).trim().split('\n').join(comma)}\n]\n`;
        const { skimmed: _, ...read } = await cameOfList(list, null, pieceBytes);
        const { skimmed, ...came } = await cameOfList(list, NEEDLES, pieceBytes);
        expect(came).toEqual(read);
        most = Math.max(most, skimmed);
      }),
      { numRuns: 60 },
    );
    expect(most).toBeGreaterThan(30);
  });
});
