/** `brand resolve`: looks a name up in Wikidata. If it is ambiguous, a person or a flag chooses; nothing is guessed. */
import { shownProfile } from '../../brands/print.js';
import { brandKey, readProfile, type SavedProfile } from '../../brands/profile.js';
import { findCandidates } from '../../brands/wikidata/ask.js';
import { type Candidate, ID } from '../../brands/wikidata/candidate.js';
import { type Resolved, resolveEntity } from '../../brands/wikidata/resolve.js';
import { writtenFrom } from '../../brands/written.js';
import { SourceError, UsageError } from '../../errors.js';
import { readLanguages } from '../../library/check-options.js';
import { safeText } from '../../output/screen/safe-text.js';
import type { Http } from '../../sources/source.js';
import { openTape } from '../files/tape-files.js';
import { interruption } from '../io/interrupt.js';
import { type Io, tell, write } from '../io/io.js';
import { jsonText, printJson } from '../io/print-json.js';
import { ask } from '../io/prompt.js';
import { savedProfiles } from '../settings/saved-brands.js';
import { withWikidata } from '../wikidata-network.js';
import { isThere, saveBrands, yamlOf } from './brand.js';

export interface ResolveFlags {
  /** A number in the list, or an id such as Q42. */
  readonly pick?: string;
  readonly yes?: boolean;
  readonly language?: readonly string[];
  readonly replace?: boolean;
  readonly dryRun?: boolean;
  readonly record?: string;
  readonly replay?: string;
  readonly format: 'yaml' | 'json';
}

export async function resolveBrand(io: Io, name: string, flags: ResolveFlags): Promise<number> {
  const alone = readProfile(writtenFrom({ name }, ''));
  const languages = flags.language === undefined ? ['en'] : readLanguages(flags.language);
  checkPick(flags.pick);
  const saved = await savedProfiles(io);
  const isSaved = saved.some((one) => brandKey(one.name) === brandKey(alone.name));
  if (isSaved && flags.replace !== true && flags.dryRun !== true) throw isThere(alone.name);
  const found = await lookedUp(io, alone.name, languages, flags);
  const profile = found === null ? alone : withoutAliasesOf(found, saved);
  await write(io.stdout, flags.format === 'json' ? jsonText(shownProfile(profile)) : yamlOf(profile));
  for (const note of found === null ? [] : notesOn(found, profile)) await tell(io, `${safeText(note)}\n`);
  if (flags.dryRun !== true) await saveBrands(io, [profile], flags.replace ?? false);
  return 0;
}

/** Returns null if the profile must be made from the name alone; the reason was printed, unless the user chose so. */
async function lookedUp(
  io: Io,
  name: string,
  languages: readonly string[],
  flags: ResolveFlags,
): Promise<Resolved | null> {
  const interrupted = interruption(io);
  const { signal } = interrupted;
  try {
    const tape = await openTape(flags);
    return await withWikidata(io, { signal, tape }, async (http) => {
      const id = await chosen(io, http, { name, language: languages[0]!, signal }, flags);
      return id === null ? null : resolveEntity(http, id, { name, languages });
    });
  } catch (error) {
    // With --pick, failing to get the entry is an error; otherwise the name alone is better than nothing.
    if (!(error instanceof SourceError) || flags.pick !== undefined) throw error;
    await tell(
      io,
      `Wikidata could not be used: ${safeText(error.message)}. This profile is made from the name alone.\n`,
    );
    return null;
  } finally {
    interrupted.stop();
  }
}

interface Wanted {
  readonly name: string;
  /** Language of labels and descriptions. */
  readonly language: string;
  readonly signal: AbortSignal;
}

/**
 * Returns the id of the entity to use; null if Wikidata knows none (which is printed) or the user wants none.
 * @throws UsageError after printing the candidates, if several match and there is no terminal to ask at
 */
async function chosen(
  io: Io,
  http: Http,
  { name, language, signal }: Wanted,
  { pick, yes, format }: ResolveFlags,
): Promise<string | null> {
  if (pick !== undefined && ID.test(pick)) return pick;
  const candidates = await findCandidates(http, name, language);
  if (pick !== undefined) return picked(candidates, Number(pick), name).id;
  const [first] = candidates;
  if (first === undefined) {
    await tell(io, `Wikidata knows nothing called ${safeText(name)}. This profile is made from the name alone.\n`);
    return null;
  }
  const exact = candidates.filter(({ isExact }) => isExact);
  const best = exact[0] ?? first;
  if (exact.length === 1 || yes === true) {
    const why = exact.length === 1 ? 'the only one of that name' : `the first of ${candidates.length}`;
    await tell(io, `taken: ${safeText(told(best))} (${why}); another: --pick\n`);
    return best.id;
  }
  const list = candidates.map((candidate, at) => `  ${at + 1}  ${safeText(told(candidate))}\n`).join('');
  await tell(
    io,
    `Wikidata knows ${candidates.length === 1 ? 'this' : 'several things'} under ${safeText(name)}:\n${list}`,
  );
  if (io.stdin.isTTY === true && io.stderr.isTTY === true) return asked(io, candidates, name, signal);
  if (format === 'json') {
    const numbered = candidates.map((candidate, at) => ({ number: at + 1, ...candidate }));
    await printJson(io, { schema: 'socialrank.candidates/1', name, candidates: numbered });
  }
  throw new UsageError(`several things are called ${name}`, {
    hint: `for example --pick 1, or --pick ${best.id}; --yes takes ${best.id}`,
  });
}

async function asked(
  io: Io,
  candidates: readonly Candidate[],
  name: string,
  signal: AbortSignal,
): Promise<string | null> {
  const answer = await ask(io, `Which one (1 to ${candidates.length}, or Enter for the name alone)? `, false, signal);
  if (answer === '') return null;
  return ID.test(answer) ? answer : picked(candidates, Number(answer), name).id;
}

function picked(candidates: readonly Candidate[], number: number, name: string): Candidate {
  const candidate = candidates[number - 1];
  if (candidate !== undefined) return candidate;
  throw new UsageError(`Wikidata has no number ${number} under ${name}`, {
    hint: candidates.length === 0 ? 'it knows nothing of that name' : `it has 1 to ${candidates.length}`,
  });
}

function checkPick(pick: string | undefined): void {
  if (pick === undefined || ID.test(pick) || /^[1-9]\d?$/.test(pick)) return;
  throw new UsageError(`${JSON.stringify(pick)} is neither a number of the list nor an id`, {
    hint: 'for example 2, or Q42',
  });
}

const told = ({ id, label, description }: Candidate): string =>
  `${label} (${id})${description === null ? '' : `: ${description}`}`;

/** Removes aliases that are already names of another saved brand. */
function withoutAliasesOf({ profile }: Resolved, saved: readonly SavedProfile[]): SavedProfile {
  const own = brandKey(profile.name);
  const taken = new Set(
    saved.filter(({ name }) => brandKey(name) !== own).flatMap(({ name, aliases }) => [name, ...aliases].map(brandKey)),
  );
  const isFree = (value: string) => !taken.has(brandKey(value));
  return {
    ...profile,
    aliases: profile.aliases.filter(isFree),
    provenance: profile.provenance.filter(({ field, value }) => field !== 'aliases' || isFree(value)),
  };
}

function notesOn({ id, label, profile: given, notes }: Resolved, profile: SavedProfile): readonly string[] {
  const lost = given.aliases.filter((alias) => !profile.aliases.includes(alias));
  return [
    `from Wikidata: ${label} (https://www.wikidata.org/wiki/${id}); check it before you rely on it`,
    ...notes,
    ...(lost.length === 0 ? [] : [`left out because other saved brands have these names: ${lost.join(', ')}`]),
  ];
}
