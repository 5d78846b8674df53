/** Address of a store: a file, or a shared database. */
import { UsageError } from '../errors.js';
import { parseUrl } from '../parse-url.js';

export type Address =
  | { readonly type: 'sqlite'; readonly path: string; readonly shown: string }
  /** `connection` may contain a password, `shown` never does. */
  | { readonly type: 'postgres'; readonly connection: string; readonly shown: string };

/**
 * @param url a path, `file:PATH`, `sqlite:PATH`, or `postgres://user:password@host/database`
 * @throws UsageError for anything else; its message contains no password
 */
export function readAddress(url: string): Address {
  const [, scheme = '', rest = url] = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(url) ?? [];
  switch (scheme.toLowerCase()) {
    case '':
      return fileAt(url);
    case 'file':
    case 'sqlite':
      return fileAt(rest.replace(/^\/\/(?=\/)/, ''));
    case 'postgres':
    case 'postgresql':
      return sharedAt(url);
    default:
      throw new UsageError(`a store cannot be kept in ${scheme}:`, { hint: KNOWN });
  }
}

const KNOWN = 'give a file, as history.db, or postgres://host/database';

function fileAt(path: string): Address {
  // SQLite would take such names for an in-memory database or a URI.
  if (path.trim() === '' || path.startsWith(':') || path.includes('\0')) {
    throw new UsageError('the store has no name', { hint: KNOWN });
  }
  return { type: 'sqlite', path, shown: path };
}

function sharedAt(url: string): Address {
  const parsed = parseUrl(url);
  const database = parsed?.pathname.replace(/^\//, '') ?? '';
  if (parsed === null || database === '') {
    throw new UsageError('the address of the store is not that of a database', {
      hint: 'for example postgres://user:password@host/database',
    });
  }
  return { type: 'postgres', connection: url, shown: `postgres://${parsed.host}/${database}` };
}
