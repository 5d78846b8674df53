/** Discord, through a channel's webhook. */
import { channel } from '../channel.js';
import { type Markup, written } from '../write.js';

const SUPPRESS_EMBEDS = 4;

/** `content` may have 2,000 characters. */
const MARKDOWN: Markup = {
  // A zero-width space breaks mentions, in case a client does not honor `allowed_mentions`.
  spell: (character) =>
    character === '@' ? '@\u200b' : character.replace(/[\\*_~`|<>#[\]()+-]/, (sign) => `\\${sign}`),
  strong: (text) => `**${text}**`,
  link: (url) => `<${url}>`,
  most: 2000,
  size: (text) => text.length,
};

export const discord = channel('discord', 'discord:https://discord.com/api/webhooks/…/…', (message) => ({
  content: written(message, MARKDOWN),
  allowed_mentions: { parse: [] },
  flags: SUPPRESS_EMBEDS,
}));
