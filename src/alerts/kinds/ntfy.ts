/** ntfy, on ntfy.sh or another server: a message published as JSON. */
import { UsageError } from '../../errors.js';
import { hostOf } from '../../http/place.js';
import { secretsOf, webAddress } from '../address.js';
import type { TargetKind } from '../kind.js';
import { post } from '../post.js';
import { cut, LONGEST_TITLE, type Markup, PLAIN, writtenBody } from '../write.js';

/** In bytes; a longer message becomes an attachment. */
const TEXT: Markup = { ...PLAIN, most: 4096, size: (text) => Buffer.byteLength(text) };

export const ntfy: TargetKind = {
  name: 'ntfy',
  example: 'ntfy:my-topic',
  read(text, { ntfy: { token } = {} }) {
    const typed = text.trim();
    const url = webAddress(
      /^https?:/i.test(typed) ? typed : `https://ntfy.sh/${encodeURIComponent(typed)}`,
      'ntfy',
      this.example,
    );
    const [, before = '/', topic = ''] = /^(.*\/)([^/]*)$/.exec(url.pathname) ?? [];
    if (!/^[\w-]{1,64}$/.test(topic)) {
      throw new UsageError('the ntfy target names no topic: letters, digits, - and _, 64 at most', {
        hint: 'for example ntfy:my-topic or ntfy:https://ntfy.example.com/my-topic',
      });
    }
    const server = new URL(url);
    server.pathname = before;
    // A topic is secret, because anyone who knows it can read it.
    const secrets = [...secretsOf(url), topic, ...(token === undefined ? [] : [token])];
    return {
      place: hostOf(url),
      address: url.href,
      secrets,
      send: ({ message, condition }, means) =>
        post(means, {
          url: server.href,
          ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
          body: {
            topic,
            title: cut(message.title, LONGEST_TITLE),
            message: writtenBody(message, TEXT),
            priority: condition === null ? 3 : 4,
            tags: [condition === null ? 'bar_chart' : 'rotating_light'],
          },
          secrets,
        }),
    };
  },
};
