/** Checks that the history can be opened, is undamaged and can be written. */
import { existsSync, statSync } from 'node:fs';
import { LockedError, SocialRankError, StoreError, UsageError } from '../../errors.js';
import { plural } from '../../output/words/number-words.js';
import { readAddress } from '../../store/address.js';
import type { Io } from '../io/io.js';
import { checkPlace } from '../outputs/outputs.js';
import { readSettings } from '../settings/settings.js';
import { lockWait, type StoreAddress, storeAddress } from '../settings/store-address.js';
import { type Check, failing, skipped, sound, warning } from './check.js';

const NAME = 'history';
const LOCK_WAIT_MILLISECONDS = 1000;

export async function checkHistory(io: Io): Promise<Check> {
  try {
    const tree = readSettings(io);
    lockWait(tree, io);
    const address = storeAddress({}, tree, io);
    if (address === null) return skipped(NAME, 'none is kept');
    const place = readAddress(address.url);
    if (place.type === 'sqlite' && !existsSync(place.path)) return notBegun(place.path, address);
    const found = await examine(address.url);
    const isOpen = place.type === 'sqlite' && (statSync(place.path).mode & 0o077) !== 0;
    if (isOpen && found.status === 'ok' && process.platform !== 'win32')
      return warning(NAME, `${place.path} can be read by others`, `chmod 600 ${place.path}*`);
    return found;
  } catch (error) {
    if (!(error instanceof SocialRankError)) throw error;
    const hint = error instanceof UsageError || error instanceof StoreError ? error.hint : null;
    return failing(NAME, error.message, hint ?? 'name another one: socialrank config set store FILE');
  }
}

/** The folder of the default store is created when needed; that of a store named by the user must exist. */
function notBegun(path: string, { isNamed }: StoreAddress): Check {
  try {
    if (isNamed) checkPlace(path);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return failing(NAME, error.message, 'make a folder there that you may write to, or name another store');
  }
  return sound(NAME, `${path} does not exist yet: the first scan begins it`);
}

async function examine(url: string): Promise<Check> {
  const [{ openDatabase }, { describeStore }] = await Promise.all([
    import('../../store/open.js'),
    import('../../store/upkeep/describe.js'),
  ]);
  const database = await openDatabase(url, { lockWaitMilliseconds: LOCK_WAIT_MILLISECONDS });
  try {
    const damage = await database.upkeep.damage();
    if (damage !== null) {
      return failing(
        NAME,
        `${database.url} is damaged: ${damage}`,
        'save what can be read: socialrank store export -o saved.ndjson; then move it away and import that',
      );
    }
    const { schemaVersion, runs, bytes } = await describeStore(database);
    const detail = `${database.url}, schema version ${schemaVersion}, ${plural(runs, 'run')}, ${Math.ceil(bytes / 1000)} kB`;
    try {
      await database.write(() => Promise.resolve());
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      return warning(NAME, `${detail}; another run writes to it now`, 'if that lasts, see which process holds it');
    }
    return sound(NAME, detail);
  } finally {
    await database.close();
  }
}
