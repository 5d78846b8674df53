/** A web page as a tree, as far as a tree can be made of it without harm. */
import type { CheerioAPI, load } from 'cheerio/slim';
import { Parser } from 'htmlparser2';
import { SourceError } from '../source.js';

export type Page = CheerioAPI;
/** An element or a text of it. */
export type PageNode = Exclude<Parameters<typeof load>[0], string | readonly unknown[] | Uint8Array>;

const CHARACTERS_AT_MOST = 4_000_000;
/** Trees are walked in themselves: a deeper one could be deeper than the stack, and takes the square of its depth. */
const DEPTH_AT_MOST = 512;

/** @throws SourceError `too_large` */
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
      // What follows is not read: it would take the square of its depth too.
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
