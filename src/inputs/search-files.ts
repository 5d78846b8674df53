/** Several files as one search: one after the other, each with its own outcome, and none can spoil the others. */
import { UsageError } from '../errors.js';
import { type Found, type SourceContext, SourceError } from '../sources/source.js';
import { type Open, searchInput } from './search-input.js';

/** @throws SourceError the first one, where every file failed */
export async function* searchFiles(
  files: readonly string[],
  open: (path: string) => ReturnType<Open>,
  context: SourceContext,
): AsyncGenerator<readonly Found[]> {
  const failures: SourceError[] = [];
  for (const path of files) {
    let error: SourceError | null = null;
    try {
      const pages = searchInput(() => open(path), inFile(path, context));
      for await (const page of pages) yield page.map((found) => ({ ...found, endpoint: path }));
    } catch (thrown) {
      context.signal.throwIfAborted();
      error = asSourceError(thrown, path);
      failures.push(error);
    } finally {
      context.endpoint({ url: path, error });
    }
  }
  if (failures.length === files.length) throw failures[0]!;
}

/** What is said of one of them names it. */
function inFile(path: string, context: SourceContext): SourceContext {
  const { skim } = context;
  return {
    ...context,
    warn: (code, message) => context.warn(code, `${path}: ${message}`),
    truncated: (reason) => context.truncated(`${path}: ${reason}`),
    ...(skim !== undefined && { skim: { ...skim, pass: (time) => skim.pass(time, path) } }),
  };
}

function asSourceError(thrown: unknown, path: string): SourceError {
  // Those name it.
  if (thrown instanceof UsageError) {
    return new SourceError('bad_response', thrown.message, { hint: thrown.hint, cause: thrown });
  }
  if (!(thrown instanceof SourceError)) throw thrown;
  const { code, message, hint } = thrown;
  return new SourceError(code, `${path}: ${message}`, { hint, cause: thrown });
}
