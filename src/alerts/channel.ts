/** A kind of target that is a web address to which messages are posted as JSON, as for channels of chat services. */
import { hostOf } from '../http/place.js';
import { secretsOf, webAddress } from './address.js';
import type { Message } from './alert.js';
import type { TargetKind } from './kind.js';
import { post } from './post.js';

export function channel(name: string, example: string, bodyOf: (message: Message) => object): TargetKind {
  return {
    name,
    example,
    read(text) {
      const url = webAddress(text, name, example);
      const secrets = secretsOf(url);
      return {
        place: hostOf(url),
        address: url.href,
        secrets,
        send: ({ message }, means) => post(means, { url: url.href, body: bodyOf(message), secrets }),
      };
    },
  };
}
