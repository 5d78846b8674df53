/** An entity of Wikidata: its names, and the statements that currently apply. */
import { distinct, type JsonObject, listOf, objectOf, textOf } from '../../sources/shared/json.js';
import { ID } from './candidate.js';

export interface Entity {
  readonly id: string;
  readonly label: string | null;
  /** Aliases with their language; `mul` stands for all languages. */
  readonly aliases: readonly { readonly language: string; readonly text: string }[];
  /**
   * Values of a property that apply: the preferred ones if there are any, without those that ended or are deprecated.
   */
  values(property: string): readonly string[];
  /** Values of a qualifier of a property, such as the ticker that qualifies a stock exchange. */
  qualifiers(property: string, qualifier: string): readonly string[];
}

/** Property "end time": accounts that were given up remain listed. */
const ENDED = 'P582';
const MOST_STATEMENTS = 100;

/** Null if the entity has no valid id. */
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

/** Label in the first of the languages that has one. */
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

/** A text, or the id of another entity; null if it is unknown or of another type. */
function snakValue(snak: unknown): string | null {
  const value = objectOf(objectOf(snak)?.['datavalue'])?.['value'];
  return textOf(value) ?? textOf(objectOf(value)?.['id']);
}
