/** Microsoft Teams, through a workflow that accepts an Adaptive Card ("When a Teams webhook request is received"). */
import type { Message } from '../alert.js';
import { channel } from '../channel.js';
import { cut, LONGEST_TITLE, PLAIN, writtenBody } from '../write.js';

/** Limit of the lines; a message may have 28 KB, including its links and everything around the lines. */
const MOST_BYTES = 16_000;
const AROUND_A_LINE = 100;

export const teams = channel('teams', 'teams:https://….logic.azure.com/workflows/…', (message) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: card(message) }],
}));

/** Builds the card from text runs, which unlike text blocks know no Markdown, so that no text in them is markup. */
function card(message: Message): object {
  const body = { ...PLAIN, most: MOST_BYTES, size };
  const plain = { ...message, quotes: message.quotes.map((quote) => ({ ...quote, url: null })) };
  const lines = writtenBody(plain, body).split('\n');
  const links = new Map(message.quotes.map(({ url }, at) => [message.lines.length + at, url]));
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    msteams: { width: 'Full' },
    body: [
      block({ type: 'TextRun', text: cut(message.title, LONGEST_TITLE), weight: 'Bolder', size: 'Medium' }),
      ...lines.map((text, at) => {
        const url = links.get(at) ?? null;
        return block({
          type: 'TextRun',
          text,
          ...(url === null ? {} : { selectAction: { type: 'Action.OpenUrl', url } }),
        });
      }),
    ],
  };
}

const size = (text: string) => Buffer.byteLength(JSON.stringify(text)) + AROUND_A_LINE;

const block = (run: object) => ({ type: 'RichTextBlock', inlines: [run] });
