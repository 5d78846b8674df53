/** Slack, through an incoming webhook; Mattermost and Rocket.Chat accept the same. */
import { channel } from '../channel.js';
import { type Markup, written, writtenBody } from '../write.js';

// "Formatting text for app surfaces": these three are all that must be escaped, after which `<!channel>` is plain text.
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * In mrkdwn nothing escapes these, neither a backslash nor a zero-width space, so they are replaced by similar
 * characters.
 */
const LOOKALIKES: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** A text object of Block Kit may have 3,000 characters. */
const MRKDWN: Markup = {
  spell: (character) => ENTITIES[character] ?? LOOKALIKES[character] ?? character,
  strong: (text) => `*${text}*`,
  link: (url) => `<${url.replace(/[&<>]/g, (character) => ENTITIES[character]!).replaceAll('|', '%7C')}>`,
  most: 3000,
  size: (text) => text.length,
};

/**
 * For Mattermost and Rocket.Chat, which show `text` as Markdown in which names notify; Rocket.Chat accepts 5,000
 * characters.
 */
const TEXT: Markup = {
  ...MRKDWN,
  spell: (character) => (character === '@' || character === ']' ? `${character}\u200b` : MRKDWN.spell(character)),
  most: 4000,
};

export const slack = channel('slack', 'slack:https://hooks.slack.com/services/T…/B…/…', (message) => {
  const title = written({ ...message, lines: [], quotes: [] }, MRKDWN);
  const body = writtenBody(message, MRKDWN);
  return {
    // Shown in notifications, and by clients that do not support blocks.
    text: written(message, TEXT),
    blocks: [title, body].filter((part) => part !== '').map(section),
    unfurl_links: false,
    unfurl_media: false,
  };
});

/** With `verbatim`, names of channels and people do not become links. */
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } });
