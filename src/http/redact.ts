/** Takes secrets out of what is written down. */

export const REDACTED = 'REDACTED';

const SECRET_PARAMETER =
  /^(?:(?:api|access|app|auth|client|consumer|subscription)?[-_]?(?:key|token|secret|password|passwd|pwd|jwt)|bearer|sig|signature|code)$/i;
const SECRET_HEADER =
  /^(?:authorization|proxy-authorization|cookie|set-cookie2?|x-.*(?:key|token|secret|auth).*|api-key|.*-token)$/i;
const SECRET_MEMBER =
  /"((?:access|refresh|id|api|app|auth|client)?[-_]?(?:token|jwt|secret|password|key))"(\s*:\s*)"(?:[^"\\]|\\.)*"/gi;

export type Redact = (text: string) => string;

/** @param secrets values known to be secret (settings); wherever they stand, as they are or URL-encoded, they go. */
export function redactor(secrets: readonly string[]): Redact {
  const spelled = secrets
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .sort((a, b) => b.length - a.length);
  return (text) => spelled.reduce((rest, secret) => rest.replaceAll(secret, REDACTED), text);
}

/** The URL without user info and without the values of parameters that hold keys by their name. */
export function redactUrl(url: string, redact: Redact = (text) => text): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null) return redact(url);
  if (parsed.username !== '' || parsed.password !== '') {
    parsed.username = '';
    parsed.password = '';
  }
  let changed = false;
  for (const name of new Set(parsed.searchParams.keys())) {
    if (!SECRET_PARAMETER.test(name)) continue;
    parsed.searchParams.set(name, REDACTED);
    changed = true;
  }
  // Setting a parameter rewrites the spelling of all the others: leave a URL alone that has nothing to hide.
  return redact(changed || url.includes('@') ? parsed.href : url);
}

/** Headers worth keeping on a tape. */
export function redactHeaders(headers: Readonly<Record<string, string>>, redact: Redact): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !SECRET_HEADER.test(name))
      .map(([name, value]) => [name, redact(value)]),
  );
}

/** A body in which members like `accessJwt` keep their name and lose their value. */
export function redactBody(text: string, redact: Redact): string {
  return redact(text.replace(SECRET_MEMBER, (_, name: string, colon: string) => `"${name}"${colon}"${REDACTED}"`));
}
