/** Qualified names of XML, resolved the way feeds need it: what was meant, not what was declared. */
import { usualVocabulary, vocabularyOf } from './namespaces.js';

/** A namespace, and the vocabulary that it is known as; undefined: a stranger. */
interface Namespace {
  readonly uri: string;
  readonly vocabulary: string | undefined;
}

/** The prefixes declared at one element; `outer` are those around it. */
export interface Prefixes {
  readonly declared: ReadonlyMap<string, Namespace>;
  readonly outer: Prefixes | null;
  readonly depth: number;
}

/** What the root element is written in: its names stand for themselves. */
export interface Own extends Namespace {
  readonly prefix: string;
}

/** Looking a prefix up walks outwards: nobody needs more layers than this, and hostile documents shall not have them. */
const MAX_LAYERS = 32;
/** Stands before the names of a vocabulary that is not known. */
export const STRANGER = '?:';
const NONE: Namespace = { uri: '', vocabulary: undefined };

export function declarePrefixes(attributes: ReadonlyMap<string, string>, outer: Prefixes | null): Prefixes | null {
  const depth = (outer?.depth ?? 0) + 1;
  if (attributes.size === 0 || depth > MAX_LAYERS) return outer;
  const declared = new Map<string, Namespace>();
  for (const [name, uri] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    declared.set(name.slice('xmlns:'.length), uri === '' ? NONE : { uri, vocabulary: vocabularyOf(uri) });
  }
  return declared.size === 0 ? outer : { declared, outer, depth };
}

export function ownNamespace(qualified: string, prefixes: Prefixes | null): Own {
  const prefix = qualified.slice(0, Math.max(qualified.indexOf(':'), 0));
  return { prefix, ...lookUp(prefix, prefixes) };
}

/** `title` in the document's own vocabulary, `dc:creator` in a known one, `?:x` in any other. */
export function nameOf(qualified: string, prefixes: Prefixes | null, own: Own | null): string {
  const colon = qualified.indexOf(':');
  const prefix = qualified.slice(0, Math.max(colon, 0));
  const local = qualified.slice(colon + 1);
  const namespace = lookUp(prefix, prefixes);
  if (prefix === '' && namespace.uri === '') return local;
  if (isOwn(prefix, namespace, own)) return local;
  const vocabulary = namespace.vocabulary ?? usualVocabulary(prefix);
  if (vocabulary === undefined) return STRANGER + local;
  return vocabulary === '' ? local : `${vocabulary}:${local}`;
}

// RDF wraps RSS 1.0 but is not its vocabulary.
function isOwn(prefix: string, { uri, vocabulary }: Namespace, own: Own | null): boolean {
  if (own === null || own.vocabulary === 'rdf') return false;
  if (uri === '') return prefix === own.prefix;
  return uri === own.uri || (vocabulary !== undefined && vocabulary === own.vocabulary);
}

function lookUp(prefix: string, prefixes: Prefixes | null): Namespace {
  for (let layer = prefixes; layer !== null; layer = layer.outer) {
    const namespace = layer.declared.get(prefix);
    if (namespace !== undefined) return namespace;
  }
  return NONE;
}
