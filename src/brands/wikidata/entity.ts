/** What Wikidata knows of one thing: its names, and the statements that hold today. */
import { distinct, type JsonObject, listOf, objectOf, textOf } from '../../sources/shared/json.js';
import { ID } from './candidate.js';

export interface Entity {
  readonly id: string;
  readonly label: string | null;
  /** With the language they are in; `mul`: all of them. */
  readonly aliases: readonly { readonly language: string; readonly text: string }[];
  /** The values of a property that hold: the preferred ones where there are any, without what is over or refuted. */
  values(property: string): readonly string[];
  /** Those of a property that stands beside a value: the ticker beside a stock exchange. */
  qualifiers(property: string, qualifier: string): readonly string[];
}

/** End time: an account that was given up stays written down. */
const ENDED = 'P582';
const MOST_STATEMENTS = 100;

/** Null where it has no id. */
export function entityOf(found: JsonObject, languages: readonly string[]): Entity | null {
  const id = textOf(found['id']);
  if (id === null || !ID.test(id)) return null;
  const claims = objectOf(found['claims']) ?? {};
  const holding = (property: string): readonly JsonObject[] => {
    const all = Object.hasOwn(claims, property) ? listOf(claims[property]).slice(0, MOST_STATEMENTS) : [];
    const valid = all
      .map(objectOf)
      .filter((one) => one !== null)
      .filter((one) => one['rank'] !== 'deprecated' && !Object.hasOwn(objectOf(one['qualifiers']) ?? {}, ENDED));
    const preferred = valid.filter((one) => one['rank'] === 'preferred');
    return preferred.length > 0 ? preferred : valid;
  };
  return {
    id,
    label: labelOf(found, languages),
    aliases: aliasesOf(objectOf(found['aliases']) ?? {}, languages),
    values: (property) => distinct(holding(property).map((one) => snakValue(one['mainsnak']))),
    qualifiers: (property, qualifier) =>
      distinct(
        holding(property).flatMap((one) => {
          const beside = objectOf(one['qualifiers']) ?? {};
          return Object.hasOwn(beside, qualifier) ? listOf(beside[qualifier]).map(snakValue) : [];
        }),
      ),
  };
}

/** In the first language that has one. */
export function labelOf(found: JsonObject, languages: readonly string[]): string | null {
  const labels = objectOf(found['labels']) ?? {};
  const written = [...languages, 'mul'].map((language) =>
    Object.hasOwn(labels, language) ? textOf(objectOf(labels[language])?.['value']) : null,
  );
  return written.find((label) => label !== null) ?? null;
}

function aliasesOf(all: JsonObject, languages: readonly string[]): Entity['aliases'] {
  return [...new Set([...languages, 'mul'])].flatMap((language) =>
    (Object.hasOwn(all, language) ? listOf(all[language]) : []).slice(0, MOST_STATEMENTS).flatMap((alias) => {
      const text = textOf(objectOf(alias)?.['value']);
      return text === null ? [] : [{ language, text }];
    }),
  );
}

/** A text, or the id of another thing; null: known to be unknown, or of another type. */
function snakValue(snak: unknown): string | null {
  const value = objectOf(objectOf(snak)?.['datavalue'])?.['value'];
  return textOf(value) ?? textOf(objectOf(value)?.['id']);
}
