/** Slack, by an incoming webhook; Mattermost and Rocket.Chat understand the same. */
import { hostOf } from '../../http/place.js';
import { secretsOf, webAddress } from '../address.js';
import type { TargetKind } from '../kind.js';
import { post } from '../post.js';
import { type Markup, written, writtenBody } from '../write.js';

// "Formatting text for app surfaces": these three are all that must be escaped; `<!channel>` is then plain text.
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text object of Block Kit holds 3,000 characters. */
const MRKDWN: Markup = {
  spell: (character) => ENTITIES[character] ?? character,
  strong: (text) => `*${text}*`,
  link: (url) => `<${url.replace(/[&<>]/g, (character) => ENTITIES[character]!).replaceAll('|', '%7C')}>`,
  most: 3000,
  size: (text) => text.length,
};

export const slack: TargetKind = {
  name: 'slack',
  example: 'slack:https://hooks.slack.com/services/T…/B…/…',
  read(text) {
    const url = webAddress(text, 'slack', this.example);
    const secrets = secretsOf(url);
    return {
      place: hostOf(url),
      address: url.href,
      secrets,
      send: ({ message }, means) => {
        const title = written({ ...message, lines: [], quotes: [] }, MRKDWN);
        const body = writtenBody(message, MRKDWN);
        return post(means, {
          url: url.href,
          body: {
            // What notifications show.
            text: title,
            blocks: [title, body].filter((part) => part !== '').map(section),
            unfurl_links: false,
            unfurl_media: false,
          },
          secrets,
        });
      },
    };
  },
};

/** `verbatim`: names of channels and people in it are no links. */
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } });
