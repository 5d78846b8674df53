/** Keys that stand in a setting which is no secret as a whole: in an address, or in what a template sends along. */
import { isSecretName, keysInUrl, REDACTED, redactUrl } from './redact.js';

export interface Written {
  /** The setting as it may be shown; what is asked for with it is found on a tape. */
  readonly text: string;
  /** Of what was taken out, what is long enough to be known for a key wherever it stands. */
  readonly keys: readonly string[];
  /** Something was taken out. */
  readonly holdsKeys: boolean;
}

/** @param setting a text, an address, or JSON with such in it */
export function withoutKeys(setting: string): Written {
  const keys: string[] = [];
  const clean = (name: string, text: string): string => {
    if (!isSecretName(name)) {
      keys.push(...keysInUrl(text));
      return redactUrl(text);
    }
    // Before a key its scheme may stand, as Bearer.
    keys.push(text, text.replace(/^\w+\s+/, ''));
    return REDACTED;
  };
  const cleanPart = (name: string, part: unknown): unknown => {
    if (typeof part === 'string') return clean(name, part);
    return typeof part === 'number' && isSecretName(name) ? clean(name, String(part)) : part;
  };
  const text = inJson(setting, cleanPart) ?? clean('', setting);
  return { text, keys: keys.filter((key) => KEY.test(key)), holdsKeys: keys.length > 0 };
}

// A shorter one, or a plain word, stands in other texts by chance.
const KEY = /^(?!REDACTED$)(?:(?=.*\d).{8,}|.{16,})$/s;

/** Null: it is no JSON with parts. */
function inJson(setting: string, cleanPart: (name: string, part: unknown) => unknown): string | null {
  if (!/^\s*[[{]/.test(setting)) return null;
  // Several of a list come joined by commas.
  for (const json of [setting, `[${setting}]`]) {
    try {
      return JSON.stringify(JSON.parse(json), cleanPart);
    } catch {
      // The other way of writing it may do.
    }
  }
  return null;
}
