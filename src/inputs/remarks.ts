/** Reports what an input contained besides items: bad lines, items without text, unreadable times. */
import { SourceError } from '../errors.js';
import type { SourceContext } from '../sources/source.js';
import type { Facts } from './rows/reading.js';
import type { RowResult } from './rows/row-result.js';

const TOLD_ONE_BY_ONE = 10;

export interface Remarks {
  see(told: RowResult): void;
  /**
   * @param facts `broken`: the error that ended the reading early
   * @throws SourceError if not everything could be read
   */
  end(facts: Facts & { readonly broken: SourceError | null }): void;
}

export function remarksTo(context: Pick<SourceContext, 'warn' | 'truncated'>): Remarks {
  let lines = 0;
  let bad = 0;
  let empty = 0;
  let isTorn = false;
  return {
    see(told) {
      lines += told.type === 'passed' ? told.lines : 1;
      if (told.type === 'told' || told.type === 'passed') empty += told.empty;
      else if (told.type === 'unknown') empty += told.names.length > 0 ? 1 : 0;
      else {
        if (++bad <= TOLD_ONE_BY_ONE) context.warn('bad_line', `line ${told.line}: ${told.reason}`);
        isTorn ||= told.isTorn === true;
      }
    },
    end({ unreadableTimes, unread, unmapped, cut, broken }) {
      if (bad > TOLD_ONE_BY_ONE) context.warn('bad_line', `${bad - TOLD_ONE_BY_ONE} more lines could not be read`);
      if (empty > 0) context.warn('empty_item', `${counted(empty, 'item')} without text, or deleted: left out`);
      if (unreadableTimes > 0) {
        context.warn(
          'unreadable_time',
          `${counted(unreadableTimes, 'time')} could not be read (2025-12-31 and 31.12.2025 can, 31/12/2025 with --map publishedAt:dmy=FIELD): taken as unknown`,
        );
      }
      if (unread !== null) context.warn('unread_fields', unread);
      for (const { path, flag } of unmapped)
        context.warn('unmapped_field', `no row has ${JSON.stringify(path)}, which ${flag} names`);
      if (cut !== null) context.truncated(cut);
      if (broken !== null) {
        throw new SourceError(broken.code, `${broken.message}, behind ${counted(lines, 'line')}`, { cause: broken });
      }
      if (bad === 0) return;
      const message = `${bad} of ${counted(lines, 'line')} could not be read`;
      throw new SourceError('bad_response', message, { readToEnd: !isTorn });
    },
  };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
