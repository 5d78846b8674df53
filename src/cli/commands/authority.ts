/** `store authority`: which domains are linked to, and by how many others. */
import { domainOf } from '../../core/mention/domain.js';
import { UsageError } from '../../errors.js';
import { safeText } from '../../output/screen/safe-text.js';
import { plural } from '../../output/words/number-words.js';
import { AUTHORITY_DAYS as DAYS } from '../../store/leading.js';
import { authorities, linkingDomains } from '../../store/upkeep/authority.js';
import { gridText } from '../grid-text.js';
import { type HistoryFlags, withHistory } from '../history/open.js';
import { type Io, write } from '../io/io.js';
import { printJson } from '../io/print-json.js';
import { terminalOf } from '../io/terminal.js';

interface AuthorityFlags extends HistoryFlags {
  readonly top: number;
}

export function storeAuthority(io: Io, given: string | undefined, flags: AuthorityFlags): Promise<number> {
  const asOf = (io.now ?? (() => new Date()))();
  const head = { schema: 'socialrank.authority/1', asOf: asOf.toISOString(), days: DAYS };
  const until = asOf.getTime();
  if (given === undefined) {
    return withHistory(io, flags, async (database) => {
      const all = await database.read((tables) => authorities(tables, until));
      const domains = all.slice(0, flags.top);
      if (flags.format === 'json') return printJson(io, { ...head, domains });
      const cells = domains.map((row) => [String(row.rank), safeText(row.domain), String(row.linkingDomains)]);
      const terminal = terminalOf(io.stdout, io.env, 'auto');
      await write(
        io.stdout,
        domains.length === 0
          ? `no domain linked to another in the last ${DAYS} days of the history\n`
          : await gridText(cells, { head: ['rank', 'domain', 'linked from domains'], terminal }),
      );
      return 0;
    });
  }
  const domain = domainOf(/^https?:/i.test(given) ? given : `https://${given}`);
  if (domain === null) throw new UsageError(`not a domain: ${given}`, { hint: 'for example example.com' });
  return withHistory(io, flags, async (database) => {
    const [all, from] = await database.read(async (tables) => [
      await authorities(tables, until),
      await linkingDomains(tables, domain, until),
    ]);
    const rank = all.find((row) => row.domain === domain)?.rank ?? null;
    if (flags.format === 'json') {
      return printJson(io, { ...head, domain, rank, linkingDomains: from.length, of: all.length, from });
    }
    const shown = from.slice(0, flags.top);
    const place = rank === null ? '' : `, rank ${rank} of ${plural(all.length, 'domain')}`;
    const more = from.length > shown.length ? [`and ${from.length - shown.length} more`] : [];
    await write(
      io.stdout,
      ` ${safeText(domain)}: ${plural(from.length, 'other domain')} in ${DAYS} days${place}\n${[...shown, ...more].map((name) => `   ${safeText(name)}\n`).join('')}`,
    );
    return 0;
  });
}
