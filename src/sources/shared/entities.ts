/** Entities alone, where no tags are meant. */
import { decodeHTMLStrict, decodeXML } from 'entities';

/** Those of HTML that end in a semicolon: `&copy=1` in an address is none. */
export function withoutHtmlEntities(text: string): string {
  return decodeHTMLStrict(text);
}

/** The five of XML, and numbers. */
export function withoutXmlEntities(text: string): string {
  return decodeXML(text);
}
