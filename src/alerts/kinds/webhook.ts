/** Any HTTP service: the alert as JSON, signed if a secret is set. */
import { createHmac } from 'node:crypto';
import { hostOf } from '../../http/place.js';
import { secretsOf, webAddress } from '../address.js';
import type { Alert } from '../alert.js';
import type { TargetKind } from '../kind.js';
import { post } from '../post.js';
import { PLAIN, written } from '../write.js';

export const webhook: TargetKind = {
  name: 'webhook',
  example: 'https://example.com/hook',
  read(text, { webhook: { secret } = {} }) {
    const url = webAddress(text, 'webhook', this.example);
    const secrets = [...secretsOf(url), ...(secret === undefined ? [] : [secret])];
    return {
      place: hostOf(url),
      address: url.href,
      secrets,
      send(alert, means) {
        const body = payload(alert);
        const signature = secret === undefined ? {} : { 'x-socialrank-signature': signed(body, secret) };
        return post(means, {
          url: url.href,
          headers: { 'x-socialrank-delivery': alert.id, ...signature },
          body,
          secrets,
        });
      },
    };
  },
};

/** The JSON that webhooks and commands receive. */
export function payload({ brand, condition, message, report }: Alert): object {
  return { brand, condition, text: written(message, PLAIN), report };
}

/** Signs the exact bytes that are sent: JSON without white space. */
function signed(body: object, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(JSON.stringify(body)).digest('hex')}`;
}
