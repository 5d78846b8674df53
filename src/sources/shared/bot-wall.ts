/** Recognizes interstitial pages that check for a browser before they show the page requested. */
import { SourceError } from '../source.js';

export function isBotWall(html: string): boolean {
  return /<title[^>]*>\s*(?:just a moment|attention required|access denied|are you a robot|making sure you)/i.test(
    html.slice(0, 20_000),
  );
}

/** @param who the site that was requested */
export function botWall(who: string, hint: string | null = null): SourceError {
  return new SourceError('blocked', `${who} answers only to browsers`, { hint });
}
