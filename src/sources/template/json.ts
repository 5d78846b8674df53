/** Answers in JSON: paths of names and indexes separated by dots, as `data.posts` and `links.0.href`. */
import { httpAddress } from '../shared/address.js';
import { idOf, listOf, objectOf } from '../shared/json.js';
import { SourceError } from '../source.js';
import type { Answer } from './answer.js';
import type { Template } from './definition.js';
import { foundIn } from './found.js';

/** @param url URL of the answer, the base of relative URLs */
export function readJsonAnswer(template: Template, body: unknown, url: string): Answer {
  const items = at(body, template.items);
  // Some APIs write null instead of an empty list.
  if (!Array.isArray(items) && (items !== null || template.items === '')) {
    const place = template.items === '' ? 'the answer' : `"${template.items}" in the answer`;
    throw new SourceError('bad_response', `${template.name}: ${place} is not a list`, {
      hint: 'is the path in items right?',
    });
  }
  const list = listOf(items);
  return {
    found: foundIn(template, list, textsAt, url),
    count: list.length,
    next: httpAddress(textsAt(body, template.next ?? undefined)[0] ?? '', url),
    cursor: textsAt(body, template.cursor ?? undefined)[0] ?? null,
  };
}

/** Returns null if the value is null, undefined if it is absent. */
function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .filter((name) => name !== '' && name !== '$')
    .reduce<unknown>((inner, name) => {
      if (Array.isArray(inner)) return /^\d{1,9}$/.test(name) ? (inner as unknown[])[Number(name)] : undefined;
      const object = objectOf(inner);
      return object !== null && Object.hasOwn(object, name) ? object[name] : undefined;
    }, value);
}

function textsAt(item: unknown, path: string | undefined): readonly string[] {
  if (path === undefined) return [];
  const value = at(item, path);
  return (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((one) =>
    typeof one === 'number' && Number.isFinite(one) ? String(one) : (idOf(one) ?? []),
  );
}
