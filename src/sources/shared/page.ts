/** Parses a web page into a tree, within limits that keep parsing safe. */
import type { CheerioAPI, load } from 'cheerio/slim';
import { Parser } from 'htmlparser2';
import { SourceError } from '../source.js';

export type Page = CheerioAPI;
/** An element or text node of a page. */
export type PageNode = Exclude<Parameters<typeof load>[0], string | readonly unknown[] | Uint8Array>;

const CHARACTERS_AT_MOST = 4_000_000;
/** Tree walks are recursive: a deeper tree could overflow the stack, and takes time quadratic in its depth. */
const DEPTH_AT_MOST = 512;

/** @throws SourceError `too_large` if the page is too long or too deeply nested */
export async function readPage(html: string): Promise<Page> {
  if (html.length > CHARACTERS_AT_MOST || isTooDeep(html)) {
    throw new SourceError('too_large', 'the page is longer or nested deeper than pages are');
  }
  return (await import('cheerio/slim')).load(html);
}

function isTooDeep(html: string): boolean {
  let depth = 0;
  let deepest = 0;
  const parser = new Parser({
    onopentag() {
      depth += 1;
      if (depth <= deepest) return;
      deepest = depth;
      // Stop here: reading the rest would take time quadratic in its depth, too.
      if (depth > DEPTH_AT_MOST) parser.pause();
    },
    onclosetag() {
      depth -= 1;
    },
  });
  for (let at = 0; at < html.length && deepest <= DEPTH_AT_MOST; at += 10_000)
    parser.write(html.slice(at, at + 10_000));
  return deepest > DEPTH_AT_MOST;
}
