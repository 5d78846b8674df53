/** `person`: manages persons and their accounts on several networks, for `from:~name`. */
import { asGiven } from '../../as-given.js';
import { printAccount } from '../../core/query/person.js';
import { UsageError } from '../../errors.js';
import { safeText } from '../../output/screen/safe-text.js';
import { accountOf, nameOf } from '../../persons/persons.js';
import { NAMES } from '../../sources/index.js';
import type { Account, Person } from '../../types.js';
import { gridText } from '../grid-text.js';
import { interruptible } from '../io/interrupt.js';
import { type Io, tell, write } from '../io/io.js';
import { jsonText } from '../io/print-json.js';
import { terminalOf } from '../io/terminal.js';
import { changePersons, savedPersons } from '../settings/saved-persons.js';
import type { ListFlags } from './sources.js';

export async function addPerson(io: Io, given: string, accounts: readonly string[]): Promise<number> {
  const name = nameOf(given);
  const added = accounts.map(accountOf);
  const strange = added.find(({ source }) => !NAMES.includes(source));
  if (strange !== undefined) {
    throw new UsageError(`there is no source ${strange.source}`, { hint: `known: ${NAMES.join(', ')}` });
  }
  await changed(io, (saved) => {
    const before = saved.find((person) => person.name === name)?.accounts ?? [];
    return [...saved.filter((person) => person.name !== name), { name, accounts: distinct([...before, ...added]) }];
  });
  await tell(io, `saved: search for all of it with from:~${name}\n`);
  return 0;
}

export async function removePerson(io: Io, given: string, accounts: readonly string[]): Promise<number> {
  const name = nameOf(given);
  const gone = new Set(accounts.map((account) => printAccount(accountOf(account))));
  await changed(io, (saved) => {
    const person = known(saved, name);
    const rest = gone.size === 0 ? [] : person.accounts.filter((account) => !gone.has(printAccount(account)));
    if (gone.size > 0 && rest.length === person.accounts.length) {
      throw new UsageError(`${name} has no such account`, {
        hint: `has: ${person.accounts.map(printAccount).join(', ')}`,
      });
    }
    return saved.flatMap((one) => (one !== person ? one : rest.length === 0 ? [] : { name, accounts: rest }));
  });
  return 0;
}

export async function listPersons(io: Io, flags: ListFlags): Promise<number> {
  await write(io.stdout, await shown(await savedPersons(io), io, flags));
  return 0;
}

export async function showPerson(io: Io, given: string, flags: ListFlags): Promise<number> {
  const person = known(await savedPersons(io), nameOf(given));
  await write(io.stdout, await shown([person], io, flags));
  return 0;
}

async function shown(persons: readonly Person[], io: Io, flags: ListFlags): Promise<string> {
  if (flags.format === 'json') return jsonText({ schema: 'socialrank.persons/1', persons });
  if (persons.length === 0) return 'no person is saved; see: socialrank person add --help\n';
  const rows = persons.flatMap(({ name, accounts }) =>
    accounts.map((account, place) => [place === 0 ? name : '', account.source, safeText(account.handle)]),
  );
  return gridText(rows, {
    head: ['person', 'source', 'account'],
    terminal: terminalOf(io.stdout, io.env, flags.color),
  });
}

function known(saved: readonly Person[], name: string): Person {
  const person = saved.find((one) => one.name === name);
  if (person !== undefined) return person;
  const names = saved.map((one) => one.name).join(', ');
  throw new UsageError(`no person is saved as ${asGiven(name)}`, {
    hint: names === '' ? 'socialrank person add saves somebody' : `known: ${names}`,
  });
}

function distinct(accounts: readonly Account[]): readonly Account[] {
  return [...new Map(accounts.map((account) => [printAccount(account), account])).values()];
}

function changed(io: Io, change: (saved: readonly Person[]) => readonly Person[]): Promise<void> {
  return interruptible(io, (signal) => changePersons(io, change, signal));
}
