/** Microsoft Teams, by a workflow that takes an Adaptive Card ("When a Teams webhook request is received"). */
import type { Message } from '../alert.js';
import { channel } from '../channel.js';
import { cut, LONGEST_TITLE, PLAIN, writtenBody } from '../write.js';

/** Of its lines; a message holds 28 KB with its addresses and all that surrounds them. */
const MOST_BYTES = 16_000;
const AROUND_A_LINE = 100;

export const teams = channel('teams', 'teams:https://….logic.azure.com/workflows/…', (message) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: card(message) }],
}));

/** Runs of text: unlike text blocks they know no Markdown, so that nothing in them means anything. */
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
