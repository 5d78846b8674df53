/** Interprets the content of an element: plain text, HTML as escaped text, HTML as elements, or base64. */
import { decodeText } from '../charset.js';
import { type HtmlText, htmlToText, readHtml } from '../html-text.js';
import { tidyLine, tidyText } from '../text.js';
import type { XmlContent, XmlElement } from './xml.js';

/** @param fallback type to assume if the element does not declare one */
export function readMarkup(element: XmlElement, content: XmlContent, fallback: 'html' | 'text'): HtmlText {
  if (content.markup !== null) return readHtml(content.markup);
  const type = (element.attributes.get('type') ?? '').trim().toLowerCase();
  const isBase64 = element.attributes.get('mode') === 'base64' || isBinary(type);
  const text = isBase64 ? fromBase64(content.text) : content.text;
  return isBase64 || isHtml(type, fallback) ? readHtml(text) : { text: tidyText(text), links: [] };
}

/** Returns a title as one line; null if it is empty. */
export function readTitle(element: XmlElement, content: XmlContent, fallback: 'html' | 'text'): string | null {
  if (content.markup === null && fallback === 'html') return titleText(content.text);
  return tidyLine(readMarkup(element, content, fallback).text) || null;
}

/** Titles may be plain text or HTML: only names of HTML elements are treated as tags. */
export function titleText(title: string): string | null {
  const html = title.includes('<') ? title.replace(UNKNOWN_TAG, '&lt;') : title;
  return tidyLine(htmlToText(html)) || null;
}

const KNOWN_TAGS =
  'a abbr acronym b bdi bdo big blockquote br center cite code del dfn div em font h[1-6] i img ins kbd li mark nobr ol p ' +
  'pre q rp rt ruby s samp script small span strike strong style sub sup tt u ul var wbr';
const UNKNOWN_TAG = new RegExp(`<(?!\\/?(?:${KNOWN_TAGS.replaceAll(' ', '|')})\\b|!)`, 'gi');

// Atom 1.0: any media type that is neither text nor XML is base64.
function isBinary(type: string): boolean {
  return type.includes('/') && !/^text\/|[/+]xml\b|^multipart\//.test(type);
}

function isHtml(type: string, fallback: 'html' | 'text'): boolean {
  if (type === '') return fallback === 'html';
  return /html|xml/.test(type);
}

// Text contains no zero bytes; anything that does is an image or other binary data.
function fromBase64(text: string): string {
  const bytes = Buffer.from(text, 'base64');
  return bytes.includes(0) ? '' : decodeText(bytes);
}
