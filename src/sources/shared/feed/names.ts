/** Resolves qualified XML names leniently, by what was meant rather than what was declared. */
import { usualVocabulary, vocabularyOf } from './namespaces.js';

/** A namespace and the vocabulary it is known as; undefined if it is unknown. */
interface Namespace {
  readonly uri: string;
  readonly vocabulary: string | undefined;
}

/** Prefixes declared at one element; `outer` holds those of its ancestors. */
export interface Prefixes {
  readonly declared: ReadonlyMap<string, Namespace>;
  readonly outer: Prefixes | null;
  readonly depth: number;
}

/** Namespace of the root element, whose names are used without a prefix. */
export interface Own extends Namespace {
  readonly prefix: string;
}

/** Limits the layers of declarations: lookup walks outwards, which hostile documents could exploit. */
const MAX_LAYERS = 32;
/** Prefix for names in unknown vocabularies. */
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

/** Returns `title` in the document's own vocabulary, `dc:creator` in a known one, `?:x` in any other. */
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
