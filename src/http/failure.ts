/** Network failures in our own words. Only the code of the original error is kept, as it holds headers and URLs. */
import { SourceError, type SourceErrorCode } from '../errors.js';
import { hostOf } from './place.js';

type Meaning = readonly [pattern: RegExp, code: SourceErrorCode, words: string, hint?: string];

const PROXY_HINT = 'check HTTP_PROXY and HTTPS_PROXY; NO_PROXY names what is asked without';

const MEANINGS: readonly Meaning[] = [
  [/^ECONNREFUSED$/, 'unreachable', 'refused the connection'],
  [/^ENOTFOUND$/, 'unreachable', 'is not a known host', 'check the name and the network connection'],
  [/^EAI_/, 'unreachable', 'could not be looked up', 'check the network connection'],
  [/^(?:ETIMEDOUT|ESOCKETTIMEDOUT)$/, 'unreachable', 'did not accept the connection in time'],
  [/^(?:EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/, 'unreachable', 'cannot be reached from here'],
  [/^(?:ECONNRESET|EPIPE|ECONNABORTED|ENETRESET)$/, 'unreachable', 'closed the connection'],
  [/^(?:Z_BUF_ERROR|TRUNCATED)$/, 'unreachable', 'closed the connection in the middle of its answer'],
  [
    /^(?:CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/,
    'unreachable',
    'has a certificate that is not valid at this time',
    'check the clock of this machine; if it is right, the owners of the site must renew it',
  ],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    'unreachable',
    'has a certificate of another host',
    'check the address: another server may be answering there',
  ],
  [
    /CERT|SIGNATURE|SELF_SIGNED/,
    'unreachable',
    'has a certificate that is not trusted here',
    'behind a company proxy, name its certificate in NODE_EXTRA_CA_CERTS',
  ],
  [/^(?:EPROTO|ERR_SSL_|ERR_TLS_)/, 'unreachable', 'does not speak TLS here'],
  [/^HPE_HEADER_OVERFLOW$/, 'bad_response', 'sent more headers than are read'],
  [/^HPE_/, 'bad_response', 'did not answer in proper HTTP'],
  [/^(?:Z_|ERR_BROTLI|ERR__ERROR_FORMAT|ENCODING$)/, 'bad_response', 'sent a body that cannot be unpacked'],
  // The site's own URL was parsed before, so the invalid one is the proxy's.
  [/^ERR_INVALID_URL$/, 'unreachable', 'cannot be asked: the address of the proxy cannot be read', PROXY_HINT],
  [/^ERR_INVALID_PROTOCOL$/, 'unreachable', 'cannot be asked through this kind of proxy', 'use an http or https proxy'],
];

// Transient failures. A refused connection and an unknown host outlast a scan and are not retried.
const PASSING = /^(?:ECONNRESET|EPIPE|ECONNABORTED|ENETRESET|ETIMEDOUT|EAI_AGAIN|Z_BUF_ERROR|TRUNCATED)$/;

// Failures to establish a connection. With a proxy these concern the proxy itself: if it cannot reach the site, it
// answers with a status.
const CONNECTING =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|ETIMEDOUT|ESOCKETTIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/;

/**
 * @param code error code as Node reports it: `ECONNRESET`, `HPE_INVALID_HEADER_TOKEN`, `CERT_HAS_EXPIRED`
 * @param proxy the proxy used, as `proxy.example:3128`; null: none
 */
export function failure(code: string, url: string | URL, proxy: string | null = null): SourceError {
  const meaning = MEANINGS.find(([pattern]) => pattern.test(code));
  const [, sourceErrorCode, words, hint] = meaning ?? [null, 'unreachable' as const, 'could not be asked'];
  const isOfProxy = proxy !== null && CONNECTING.test(code);
  return new SourceError(sourceErrorCode, `${isOfProxy ? `the proxy ${proxy}` : hostOf(url)} ${words}`, {
    hint: isOfProxy ? PROXY_HINT : (hint ?? null),
    cause: plainCause({ code }),
  });
}

export function blockedAddress(url: string | URL): SourceError {
  return new SourceError(
    'blocked',
    `${hostOf(url)} is a private address, and neither content nor a redirect may lead there`,
    {
      hint: 'allow it with --allow-private',
    },
  );
}

export function tooLarge(url: string | URL, maxBytes: number): SourceError {
  const megabytes = Math.round(maxBytes / 100_000) / 10;
  const most = megabytes >= 0.1 ? `${megabytes} MB` : `${maxBytes} bytes`;
  return new SourceError('too_large', `${hostOf(url)} answered with more than ${most}`);
}

export function isPassing(error: SourceError): boolean {
  return PASSING.test(codeOf(error.cause));
}

/** Returns the `code` of an error, else its name: both come from code and cannot contain data from the network. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { code, name } = error as { code?: unknown; name?: unknown };
  return ([code, name].find((word) => typeof word === 'string' && /^\w{1,64}$/.test(word)) as string | undefined) ?? '';
}

/** Returns an error that carries only the code of the given one. */
export function plainCause(error: unknown): Error | undefined {
  const code = codeOf(error);
  return code === '' ? undefined : Object.assign(new Error(code), { code });
}
