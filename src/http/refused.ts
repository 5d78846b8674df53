/** What a source was refused for good in this run: bad credentials, no credits, a shut edge. It is not asked for again. */
import type { SourceError } from '../errors.js';
import { credentialsOf } from './redact.js';
import type { Hop } from './redirect.js';

type Asked = Pick<Hop, 'url' | 'method' | 'headers'>;

export interface Refused {
  /** The error that it met with before; null: none. */
  against(asked: Asked): SourceError | null;
  /** @param error a refusal that asking again cannot change; others are not kept */
  keep(asked: Asked, error: SourceError): void;
}

/**
 * Without credits, or with credentials that are none, nothing is given at that origin, whatever is asked for. Other
 * refusals speak of one road: a site may close its interface and leave its feeds open, a token may be good for other
 * things, and a new session is worth a try. An edge that is shut in two places is shut.
 */
export function openRefused(): Refused {
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

/** Pages of one search are one road: they differ in the values of their parameters. */
function roadOf(asked: Asked): string {
  const names = [...new Set(asked.url.searchParams.keys())].sort().join('&');
  return `${asked.method} ${accountOf(asked)} ${asked.url.pathname}?${names}`;
}
