/** Options as programs without types may hand them over: what cannot be is refused before anything is asked. */
import { languageCode } from './core/text/language-code.js';
import { UsageError } from './errors.js';
import type { ScanOptions } from './library.js';
import type { Source } from './sources/source.js';

/** The least that each may be. */
const WHOLE_NUMBERS = { limit: 1, top: 1, retries: 0, concurrency: 1 } as const;
const DURATIONS = ['timeoutMilliseconds', 'deadlineMilliseconds'] as const;

/** @throws UsageError naming the option */
export function checkNumbers(options: ScanOptions): void {
  for (const [name, least] of Object.entries(WHOLE_NUMBERS)) {
    const value = options[name as keyof typeof WHOLE_NUMBERS];
    if (value === undefined || (Number.isSafeInteger(value) && value >= least)) continue;
    throw new UsageError(`${name} must be a whole number from ${least}`);
  }
  const { minRelevance = 0 } = options;
  if (!(minRelevance >= 0 && minRelevance <= 1)) throw new UsageError('minRelevance must be a number from 0 to 1');
  for (const name of DURATIONS) {
    const value = options[name];
    if (value === undefined || value > 0) continue;
    throw new UsageError(`${name} must be more than 0`);
  }
}

/** @throws UsageError for what names no language */
export function readLanguages(codes: readonly string[]): string[] {
  return codes.map((code) => {
    const known = languageCode(code);
    if (known !== null) return known;
    throw new UsageError(`not the code of a language: ${JSON.stringify(code)}`, { hint: 'as en, or pt-BR' });
  });
}

/** @throws UsageError where there is none, where one is no source, and where two have one name */
export function checkSources(sources: readonly Source[]): void {
  if (sources.length === 0) throw new UsageError('no source is left to ask', { hint: 'see: socialrank sources' });
  for (const [place, source] of sources.entries()) {
    const missing = MEMBERS.find(([name, type]) => typeof (source as Partial<Source> | null)?.[name] !== type);
    if (missing !== undefined) throw new UsageError(`sources[${place}] is no source: it has no ${missing[0]}`);
    if (sources.findIndex(({ name }) => name === source.name) < place) {
      throw new UsageError(`two sources are called ${source.name}`);
    }
  }
}

const MEMBERS = [
  ['name', 'string'],
  ['capabilities', 'function'],
  ['requests', 'function'],
  ['search', 'function'],
] as const;
