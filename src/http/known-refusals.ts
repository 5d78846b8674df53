/**
 * Remembers permanent refusals of this run (bad credentials, no credits, blocked by an edge server), so that the source
 * does not repeat the request.
 */
import type { SourceError } from '../errors.js';
import { credentialsOf } from './redact.js';
import type { Hop } from './redirect.js';

type Asked = Pick<Hop, 'url' | 'method' | 'headers'>;

export interface KnownRefusals {
  /** The error of an earlier refusal that covers this request; null: none. */
  against(asked: Asked): SourceError | null;
  /** @param error a refusal that repeating the request cannot change; other errors are ignored */
  keep(asked: Asked, error: SourceError): void;
}

/**
 * Without credits or with invalid credentials, an origin refuses every request of the account. Other refusals concern
 * one route only: a site may close its API and keep its feeds open, a token may be valid for other routes, and a new
 * session is worth a try. An origin that blocks two routes at its edge is taken to block all.
 */
export function openKnownRefusals(): KnownRefusals {
  const kept = new Map<string, SourceError>();
  const roadsBlocked = new Map<string, Set<string>>();

  return {
    against: (asked) => kept.get(accountOf(asked)) ?? kept.get(roadOf(asked)) ?? null,
    keep(asked, error) {
      if (error.code !== 'auth' && error.code !== 'quota' && error.code !== 'blocked') return;
      const account = accountOf(asked);
      const road = roadOf(asked);
      const blocked = (roadsBlocked.get(account) ?? new Set<string>()).add(road);
      if (error.code === 'blocked') roadsBlocked.set(account, blocked);
      const isWhole =
        error.code === 'quota' ||
        (error.code === 'auth' && error.status === 401 && isKnown(asked)) ||
        (error.code === 'blocked' && blocked.size > 1);
      kept.set(isWhole ? account : road, error);
    },
  };
}

const accountOf = ({ url, headers }: Asked): string => `${url.origin} ${credentialsOf(url, headers)}`;

const isKnown = ({ url, headers }: Asked): boolean => credentialsOf(url, headers) !== '[]';

/** The pages of one search share a route: they differ only in the values of their parameters. */
function roadOf(asked: Asked): string {
  const names = [...new Set(asked.url.searchParams.keys())].sort().join('&');
  return `${asked.method} ${accountOf(asked)} ${asked.url.pathname}?${names}`;
}
