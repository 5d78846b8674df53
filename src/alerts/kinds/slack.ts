/** Slack, by an incoming webhook; Mattermost and Rocket.Chat understand the same. */
import { channel } from '../channel.js';
import { type Markup, written, writtenBody } from '../write.js';

// "Formatting text for app surfaces": these three are all that must be escaped; `<!channel>` is then plain text.
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Nothing escapes these in mrkdwn, neither a backslash nor a space of no width: signs that look like them stand for them. */
const LOOKALIKES: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** A text object of Block Kit holds 3,000 characters. */
const MRKDWN: Markup = {
  spell: (character) => ENTITIES[character] ?? LOOKALIKES[character] ?? character,
  strong: (text) => `*${text}*`,
  link: (url) => `<${url.replace(/[&<>]/g, (character) => ENTITIES[character]!).replaceAll('|', '%7C')}>`,
  most: 3000,
  size: (text) => text.length,
};

/** Those two show the text, as Markdown in which a name rings; Rocket.Chat takes 5,000 characters. */
const TEXT: Markup = {
  ...MRKDWN,
  spell: (character) => (character === '@' || character === ']' ? `${character}\u200b` : MRKDWN.spell(character)),
  most: 4000,
};

export const slack = channel('slack', 'slack:https://hooks.slack.com/services/T…/B…/…', (message) => {
  const title = written({ ...message, lines: [], quotes: [] }, MRKDWN);
  const body = writtenBody(message, MRKDWN);
  return {
    // What notifications show, and whoever knows no blocks.
    text: written(message, TEXT),
    blocks: [title, body].filter((part) => part !== '').map(section),
    unfurl_links: false,
    unfurl_media: false,
  };
});

/** `verbatim`: names of channels and people in it are no links. */
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } });
