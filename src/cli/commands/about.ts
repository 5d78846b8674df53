/** `about`: scans for mentions that link to a page. */
import { readLink } from '../../core/query/link.js';
import { print } from '../../core/query/print.js';
import { UsageError } from '../../errors.js';
import type { ScanFlags } from '../define/flag-values.js';
import type { Io } from '../io/io.js';
import type { OnReports } from './on-reports.js';
import { scan } from './scan.js';

export async function about(io: Io, url: string, flags: ScanFlags, onReports: OnReports = () => {}): Promise<number> {
  // The address of a site pasted from a browser ends in a slash, but the whole site is meant.
  const value = readLink(url.trim().replace(/(?<=:\/\/[^/]*)\/$/u, ''));
  if (value === null) {
    throw new UsageError(`not the address of a page: ${url}`, {
      hint: 'for example socialrank about https://example.com/page; for words: socialrank scan QUERY',
    });
  }
  return scan(io, print({ type: 'field', field: 'link', value }), flags, onReports);
}
