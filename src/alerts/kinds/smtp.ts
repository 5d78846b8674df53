/** Mail, through the server in the address: smtp://user:password@host:587?from=a@b&to=c@d */
import { UsageError } from '../../errors.js';
import { parseUrl } from '../../parse-url.js';
import { decoded } from '../address.js';
import type { TargetKind } from '../kind.js';
import type { MailServer } from '../means.js';
import { cut, PLAIN, written } from '../write.js';

const LONGEST_SUBJECT = 150;

export const smtp: TargetKind = {
  name: 'smtp',
  example: 'smtp://mail.example.com?from=alerts@example.com&to=ann@example.com',
  read(text, { smtp: settings = {} }) {
    const url = parseUrl(text.trim());
    if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
      throw new UsageError('the smtp target names no mail server', { hint: `for example ${this.example}` });
    }
    const [from, ...others] = addresses(url, 'from');
    const to = addresses(url, 'to');
    if (from === undefined || others.length > 0 || to.length === 0) {
      throw new UsageError('the smtp target needs one from= and a to=', { hint: `for example ${this.example}` });
    }
    const user = decoded(url.username) || settings.user;
    const password = decoded(url.password) || settings.password;
    const server: MailServer = {
      host: decoded(url.hostname).replace(/^\[|\]$/g, ''),
      port: url.port === '' ? null : Number(url.port),
      isSecure: url.protocol === 'smtps:',
      login: user === undefined ? null : { user, password: password ?? '' },
    };
    return {
      place: url.host,
      address: url.href,
      secrets: [password ?? '', decoded(url.password), url.password].filter((secret) => secret !== ''),
      send: ({ id, message }, means) =>
        means.mail({
          server,
          from,
          to,
          subject: cut(message.title, LONGEST_SUBJECT),
          text: `${written(message, PLAIN)}\n`,
          messageId: `${id}@${from.slice(from.lastIndexOf('@') + 1)}`,
        }),
    };
  },
};

/** @throws UsageError if it is not a mail address, as a line break in one would add a header */
function addresses(url: URL, name: string): string[] {
  const given = url.searchParams.getAll(name).flatMap((value) => value.split(','));
  return given
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      if (/^[^\s@<>"(),;:\\[\]\p{Cc}]+@[^\s@<>"(),;:\\[\]\p{Cc}]+$/u.test(one)) return one;
      throw new UsageError(`${name}= of the smtp target is not a mail address`, {
        hint: 'for example ann@example.com',
      });
    });
}
