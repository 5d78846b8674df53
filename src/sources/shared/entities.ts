/** Decodes entities in text that contains no tags. */
import { decodeHTMLStrict, decodeXML } from 'entities';

/** Decodes HTML entities that end in a semicolon only: `&copy=1` in a URL is not an entity. */
export function withoutHtmlEntities(text: string): string {
  return decodeHTMLStrict(text);
}

/** Decodes the five named entities of XML and numeric ones. */
export function withoutXmlEntities(text: string): string {
  return decodeXML(text);
}
