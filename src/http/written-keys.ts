/** Finds keys in settings that are not secret as a whole: in URLs, or in the headers of a template. */
import { isSecretName, keysInUrl, REDACTED, redactUrl } from './redact.js';

export interface Written {
  /** The setting as it may be shown; it is also how the requests made with it are recorded on a tape. */
  readonly text: string;
  /** The removed values that are long enough to be recognized as keys anywhere. */
  readonly keys: readonly string[];
  /** Whether anything was removed. */
  readonly holdsKeys: boolean;
}

/** @param setting a text, a URL, or JSON that contains such */
export function withoutKeys(setting: string): Written {
  const keys: string[] = [];
  const clean = (name: string, text: string): string => {
    if (!isSecretName(name)) {
      keys.push(...keysInUrl(text));
      return redactUrl(text);
    }
    // A key may be preceded by its scheme, such as Bearer.
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

// Shorter values and plain words occur in other text by chance.
const KEY = /^(?!REDACTED$)(?:(?=.*\d).{8,}|.{16,})$/s;

/** Redacts the parts of JSON text; null if it is not a JSON object or array. */
function inJson(setting: string, cleanPart: (name: string, part: unknown) => unknown): string | null {
  if (!/^\s*[[{]/.test(setting)) return null;
  // Several values of a list setting arrive joined by commas.
  for (const json of [setting, `[${setting}]`]) {
    try {
      return JSON.stringify(JSON.parse(json), cleanPart);
    } catch {
      // Try the other form.
    }
  }
  return null;
}
