/** Searches several files one after the other. Each has its own outcome, so a broken one does not affect the others. */
import { UsageError } from '../errors.js';
import { searchEndpoints } from '../sources/shared/endpoints.js';
import { type Found, type SourceContext, SourceError } from '../sources/source.js';
import { type Open, searchInput } from './search-input.js';

type OpenFile = (path: string) => ReturnType<Open>;

/** @throws SourceError the first file's, if every file failed */
export function searchFiles(
  files: readonly string[],
  open: OpenFile,
  context: SourceContext,
): AsyncIterable<readonly Found[]> {
  return searchEndpoints(files, context, (path) => searchFile(path, open, context), inTurn);
}

async function* inTurn<T>(searches: readonly AsyncIterable<T>[]): AsyncGenerator<T> {
  for (const search of searches) yield* search;
}

async function* searchFile(path: string, open: OpenFile, context: SourceContext): AsyncGenerator<readonly Found[]> {
  try {
    yield* searchInput(() => open(path), inFile(path, context));
  } catch (thrown) {
    throw ofFile(thrown, path);
  }
}

/** Prefixes everything reported about a file with its path. */
function inFile(path: string, context: SourceContext): SourceContext {
  const { skim } = context;
  return {
    ...context,
    warn: (code, message) => context.warn(code, `${path}: ${message}`),
    truncated: (reason) => context.truncated(`${path}: ${reason}`),
    ...(skim !== undefined && { skim: { ...skim, pass: (time) => skim.pass(time, path) } }),
  };
}

function ofFile(thrown: unknown, path: string): unknown {
  // Usage errors already name the file.
  if (thrown instanceof UsageError) {
    return new SourceError('bad_response', thrown.message, { hint: thrown.hint, cause: thrown });
  }
  if (!(thrown instanceof SourceError)) return thrown;
  const { code, message, hint } = thrown;
  return new SourceError(code, `${path}: ${message}`, { hint, cause: thrown });
}
