/** Parses the single line in which feeds name a person. */
import { htmlToText } from '../html-text.js';
import { tidyLine } from '../text.js';
import type { FeedAuthor } from './feed.js';

/**
 * Parses `Name`, `mail`, `mail (Name)`, `Name (mail)`, `Name <mail>`, and `@name@host`, which looks like a mail
 * address; null if nothing is left.
 */
export function readPerson(text: string): FeedAuthor | null {
  const line = tidyLine(text)
    .slice(0, 300)
    .replace(/^mailto:/i, '');
  const mail = line.includes('@') ? (/[^\s()<>"',;:]+@[^\s()<>"',;:]+\.[^\s()<>"',;:]+/.exec(line)?.[0] ?? null) : null;
  if (mail === null) return person(plain(line), null);
  const rest = line.replace(`<${mail}>`, ' ').replace(`(${mail})`, ' ').replace(mail, ' ');
  const name = plain(tidyLine(rest).replace(/^\((.*)\)$/, '$1'));
  // An account on a federated network is not a mail address.
  return mail.startsWith('@') ? person(name || mail, null) : person(name, mail);
}

function person(name: string, email: string | null): FeedAuthor | null {
  const written = tidyLine(name);
  return written === '' && email === null ? null : { name: written === '' ? null : written, url: null, email };
}

const plain = (line: string) => tidyLine(htmlToText(line));
