/** Presents a local input as a source. It is read completely and filtered by the scan. */
import { KINDS } from '../kinds.js';
import { defineSource, type Found, type Source, type SourceContext } from '../sources/source.js';

interface LocalInput {
  /** `file:PATH` or `-`. */
  readonly name: string;
  /** Number of threads that may read it. */
  readonly threads: number;
  readonly limits: readonly string[];
  search(context: SourceContext): AsyncIterable<readonly Found[]>;
}

export function localSource({ name, threads, limits, search }: LocalInput): Source {
  return defineSource({
    name,
    title: name === '-' ? 'standard input' : name,
    homepage: 'https://github.com/ndjson/ndjson-spec',
    example: 'acme',
    groups: [],
    kinds: KINDS,
    limits: ['what is in it is all there is: nothing is asked of any network', ...limits],
    isLocal: true,
    threads,
    capabilities: () => ({ search: 'whole', operators: [] }),
    requests: () => [],
    search: (_, context) => search(context),
  });
}
