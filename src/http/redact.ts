/** Removes secrets from recordings and messages. */

export const REDACTED = 'REDACTED';

const SECRET_PARAMETER =
  /^(?:(?:api|access|app|auth|client|consumer|subscription)?[-_]?(?:key|token|secret|password|passwd|pwd|jwt)|bearer|sig|signature)$/i;
const SECRET_HEADER =
  /^(?:authorization|proxy-authorization|cookie|set-cookie2?|x-.*(?:key|token|secret|auth).*|api-key|.*-token)$/i;
// A bare "key" is a member of many harmless answers ("license": {"key": "mit"}).
const SECRET_MEMBER =
  /"((?:access|refresh|id|api|app|auth|client|session)?[-_]?(?:token|jwt|secret|password|passwd)|(?:api|access|app|auth|client)[-_]?key)"(\s*:\s*)"([^"\\]*(?:\\.[^"\\]*)*)"/gi;

const PARAMETER = /([?&#])([^=&#?]*)=([^&#]*)/g;

const SHORTEST_SECRET = 4;
// Shorter values occur in other text by chance.
const SHORTEST_ENCODED = 8;
const SHORTEST_LEARNT = 16;

export type Redact = (text: string) => string;

/** @param secrets values known to be secret (settings), removed in every spelling common on the web */
export function redactor(secrets: readonly string[]): Redact {
  const patterns = [...new Set(secrets)]
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length)
    .map((secret) => new RegExp([spelled(secret), ...inBase64(secret)].join('|'), 'gi'));
  return (text) => patterns.reduce((rest, pattern) => rest.replace(pattern, REDACTED), text);
}

/** Returns the URL without user info and without the values of parameters whose names indicate a key. */
export function redactUrl(url: string, redact: Redact = (text) => text): string {
  const bare = url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');
  return redact(
    // Replaced textually, as URLSearchParams would re-encode all other parameters.
    bare.replace(PARAMETER, (parameter, mark: string, name: string) =>
      SECRET_PARAMETER.test(name) ? `${mark}${name}=${REDACTED}` : parameter,
    ),
  );
}

/** Returns the values that `redactUrl` removes from a URL, decoded. */
export function keysInUrl(url: string): string[] {
  const [, login = ''] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)@/i.exec(url) ?? [];
  const parameters = Array.from(url.matchAll(PARAMETER), ([, , name = '', value = '']) => ({ name, value }));
  const keys = parameters.filter(({ name }) => SECRET_PARAMETER.test(name)).map(({ value }) => value);
  return [login, login.replace(/^[^:]*:?/, ''), ...keys].filter((key) => key !== '').map(decoded);
}

/** Whether a header or member of this name holds a key. */
export function isSecretName(name: string): boolean {
  return SECRET_HEADER.test(name) || SECRET_PARAMETER.test(name);
}

/** Redacts a text that may contain URLs with keys. */
export function redactText(text: string, redact: Redact): string {
  return redact(text.replace(/https?:\/\/[^\s<>",]+/gi, (url) => redactUrl(url)));
}

/** Removes headers that hold secrets and redacts the values of the others. */
export function redactHeaders(headers: Readonly<Record<string, string>>, redact: Redact): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !SECRET_HEADER.test(name))
      // Location and Link contain URLs, which may contain keys.
      .map(([name, value]) => [name, redactText(value, redact)]),
  );
}

/** Redacts a body; members such as `accessJwt` keep their name and lose their value. */
export function redactBody(text: string, redact: Redact): string {
  return redact(text.replace(SECRET_MEMBER, (_, name: string, colon: string) => `"${name}"${colon}"${REDACTED}"`));
}

/** Returns the credentials of a request as one string, for comparison only; never show it. */
export function credentialsOf(url: URL, headers: Readonly<Record<string, string>>): string {
  const parameters = [...url.searchParams].filter(([name]) => SECRET_PARAMETER.test(name));
  return JSON.stringify([...Object.entries(headers).filter(([name]) => SECRET_HEADER.test(name)), ...parameters]);
}

/** Whether the body of a request is a login or similar. */
export function holdsCredentials(body: string): boolean {
  return body.search(SECRET_MEMBER) !== -1;
}

/** Finds secrets in an exchange that no setting holds, such as session tokens. */
export function secretsIn(headers: Readonly<Record<string, string>>, body: string): string[] {
  const named = Object.entries(headers).filter(([name]) => SECRET_HEADER.test(name));
  const words = named.flatMap(([, value]) => [value, value.replace(/^\w+\s+/, '')]);
  const members = Array.from(body.matchAll(SECRET_MEMBER), ([, , , value = '']) => value);
  return [...words, ...members].filter((word) => word.length >= SHORTEST_LEARNT);
}

/**
 * Pattern for a secret as plain text or encoded for a URL, a form, JSON or HTML. ASCII letters and digits never change.
 */
function spelled(secret: string): string {
  return Array.from(secret, (character) => {
    if (/[A-Za-z0-9]/.test(character)) return character;
    const escaped = character.replace(/[^\w\s]/g, '\\$&');
    const code = character.codePointAt(0) ?? 0;
    const percent = percentEncoded(character);
    const unicode = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at).toString(16));
    // The character itself comes last, as a longer spelling may begin with it.
    return `(?:${[
      percent.replaceAll('%', '%25'),
      percent,
      unicode.map((unit) => `\\\\u${unit.padStart(4, '0')}`).join(''),
      `&#0*${code};`,
      `&#x0*${code.toString(16)};`,
      ...(OTHER_SPELLINGS.get(character) ?? []),
      escaped,
    ].join('|')})`;
  }).join('');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function percentEncoded(character: string): string {
  return Array.from(new TextEncoder().encode(character), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

const OTHER_SPELLINGS: ReadonlyMap<string, readonly string[]> = new Map([
  [' ', ['\\+']],
  ['/', ['\\\\/']],
  ['"', ['\\\\"', '&quot;']],
  ['\\', ['\\\\\\\\']],
  ['&', ['&amp;']],
  ['<', ['&lt;']],
  ['>', ['&gt;']],
  ["'", ['&apos;']],
]);

/**
 * Patterns for a secret within longer base64 text, such as `id:secret` in a header: the characters that depend on the
 * secret alone, for each of its three possible alignments.
 */
function inBase64(secret: string): string[] {
  if (secret.length < SHORTEST_ENCODED) return [];
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    const whole = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 3))).toString('base64');
    const letters = whole
      .slice(Math.ceil((before * 4) / 3))
      .replace(/[+/]/g, (sign) => `[${sign}${sign === '+' ? '-' : '_'}]`);
    return [letters];
  });
}
