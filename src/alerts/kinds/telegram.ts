/** Telegram, through a bot: plain text, so that nothing in it is markup. */
import { UsageError } from '../../errors.js';
import { hostOf } from '../../http/place.js';
import { secretsOf, webAddress } from '../address.js';
import type { TargetKind } from '../kind.js';
import { post } from '../post.js';
import { type Markup, PLAIN, written } from '../write.js';

/** `sendMessage` accepts 4,096 characters. */
const TEXT: Markup = {
  ...PLAIN,
  // Even in plain text, a name after @ would be notified; a word joiner prevents that.
  spell: (character) => (character === '@' ? '@\u2060' : character),
  most: 4096,
};

export const telegram: TargetKind = {
  name: 'telegram',
  example: 'telegram:@channel',
  read(text, { telegram: { token } = {} }) {
    const typed = text.trim();
    const { url, chat, address } = /^https?:/i.test(typed) ? method(typed) : ofChat(typed, token);
    const secrets = [...secretsOf(url), ...(chat.length >= 6 ? [chat] : [])];
    return {
      place: hostOf(url),
      address,
      secrets,
      send: ({ message }, means) =>
        post(means, {
          url: url.href,
          body: { chat_id: chat, text: written(message, TEXT), link_preview_options: { is_disabled: true } },
          secrets,
        }),
    };
  },
};

interface Chat {
  readonly url: URL;
  readonly chat: string;
  readonly address: string;
}

/** Uses the bot of the settings, so that its token is in no address. */
function ofChat(chat: string, token: string | undefined): Chat {
  if (!/^(?:@\w{3,64}|-?\d{1,20})$/.test(chat)) {
    throw new UsageError('the telegram target is neither a @channel nor the number of a chat', {
      hint: 'for example telegram:@channel or telegram:-1001234567890',
    });
  }
  if (token === undefined) {
    throw new UsageError('telegram needs the token of a bot', {
      hint: 'set SOCIALRANK_ALERTS_TELEGRAM_TOKEN or run: socialrank config set alerts.telegram.token',
    });
  }
  if (!/^[\w:-]+$/.test(token)) throw new UsageError('the setting alerts.telegram.token is not a token of a bot');
  return { url: new URL(`https://api.telegram.org/bot${token}/sendMessage`), chat, address: chat };
}

/** A complete address, such as that of a self-hosted server. */
function method(text: string): Chat {
  const url = webAddress(text, 'telegram', 'telegram:https://api.telegram.org/bot…/sendMessage?chat_id=…');
  const chat = url.searchParams.get('chat_id') ?? '';
  if (chat === '')
    throw new UsageError('the telegram target has no chat_id', { hint: 'add it, such as ?chat_id=-1001234' });
  const bare = new URL(url);
  bare.search = '';
  return { url: bare, chat, address: url.href };
}
