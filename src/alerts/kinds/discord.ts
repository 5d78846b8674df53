/** Discord, by a webhook of a channel. */
import { hostOf } from '../../http/place.js';
import { secretsOf, webAddress } from '../address.js';
import type { TargetKind } from '../kind.js';
import { post } from '../post.js';
import { type Markup, written } from '../write.js';

const SUPPRESS_EMBEDS = 4;

/** `content` holds 2,000 characters. */
const MARKDOWN: Markup = {
  // Names that would ring are broken by a space of no width, should a reader not honour `allowed_mentions`.
  spell: (character) =>
    character === '@' ? '@\u200b' : character.replace(/[\\*_~`|<>#[\]()+-]/, (sign) => `\\${sign}`),
  strong: (text) => `**${text}**`,
  link: (url) => `<${url}>`,
  most: 2000,
  size: (text) => text.length,
};

export const discord: TargetKind = {
  name: 'discord',
  example: 'discord:https://discord.com/api/webhooks/…/…',
  read(text) {
    const url = webAddress(text, 'discord', this.example);
    const secrets = secretsOf(url);
    return {
      place: hostOf(url),
      address: url.href,
      secrets,
      send: ({ message }, means) =>
        post(means, {
          url: url.href,
          body: {
            content: written(message, MARKDOWN),
            allowed_mentions: { parse: [] },
            flags: SUPPRESS_EMBEDS,
          },
          secrets,
        }),
    };
  },
};
