import { describe, expect, it } from '@jest/globals';
import { failure } from '../../src/http/failure.js';

describe('failure', () => {
  it.each<[code: string, message: RegExp, hint: RegExp]>([
    ['CERT_HAS_EXPIRED', /not valid at this time$/, /clock of this machine/],
    ['CERT_NOT_YET_VALID', /not valid at this time$/, /clock of this machine/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /certificate of another host$/, /^check the address/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /not trusted here$/, /NODE_EXTRA_CA_CERTS/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /not trusted here$/, /NODE_EXTRA_CA_CERTS/],
    ['ERR_INVALID_URL', /address of the proxy cannot be read$/, /HTTP_PROXY/],
  ])('explains %s in its message and suggests a remedy in its hint', (code, message, hint) => {
    const error = failure(code, 'https://shop.example/feed?key=SECRETCANARY');
    expect(error).toMatchObject({ code: 'unreachable', cause: { code } });
    expect(error.message).toMatch(/^shop\.example /);
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
  });
});
