/** Categories and keywords of an item. */
import { label } from './common-fields.js';
import { add, type ItemDraft } from './draft.js';
import type { Scope } from './scope.js';
import type { Visit, XmlElement } from './xml.js';

const MAX_TAGS = 100;

export function category(draft: ItemDraft, element: XmlElement): Visit<Scope> {
  const { attributes } = element;
  const written = attributes.get('term') ?? attributes.get('text') ?? attributes.get('label');
  if (written !== undefined) addTag(draft.tags, written);
  return {
    // iTunes nests categories.
    inside: { in: 'item', draft },
    close: (content) => {
      if (written === undefined) addTag(draft.tags, content.text);
    },
  };
}

export function keywords(draft: ItemDraft): Visit<Scope> {
  return {
    inside: { in: 'item', draft },
    close: (content) => {
      for (const keyword of content.text.slice(0, 10_000).split(',')) addTag(draft.tags, keyword);
    },
  };
}

function addTag(tags: string[], text: string): void {
  if (tags.length < MAX_TAGS) add(tags, label(text), MAX_TAGS);
}
