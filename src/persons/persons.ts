/** People and their accounts, as they are kept in a file of YAML: read whatever it holds, and written. */
import { stringify } from 'yaml';
import { asGiven } from '../as-given.js';
import { type Written, wrong } from '../brands/written.js';
import { readWritten } from '../brands/yaml.js';
import { personName, printAccount, readAccount } from '../core/query/person.js';
import { UsageError } from '../errors.js';
import type { Account, Person } from '../types.js';

const MOST_CHARACTERS = 2_000_000;
const MOST_ACCOUNTS = 256;

/**
 * A list of people, each with `name` and `accounts`; an empty text holds nobody.
 * @throws UsageError with file, line and column, what is wrong there and what would be understood
 */
export function readPersons(text: string, file: string): readonly Person[] {
  if (text.trim() === '') return [];
  if (text.length > MOST_CHARACTERS) throw new UsageError(`${file} is too large for people`);
  const written = readWritten(text, file);
  if (written.type !== 'list') throw wrong(written, 'this is not a list of people', 'as - name: ann');
  const persons = new Map<string, Person>();
  for (const part of written.parts) {
    const person = readPerson(part);
    if (persons.has(person.name)) throw wrong(part, `${person.name} is listed twice`, 'put the accounts together');
    persons.set(person.name, person);
  }
  return [...persons.values()];
}

export function printPersons(persons: readonly Person[]): string {
  if (persons.length === 0) return '[]\n';
  const sorted = [...persons].sort((a, b) => (a.name < b.name ? -1 : 1));
  return stringify(
    sorted.map(({ name, accounts }) => ({ name, accounts: accounts.map(printAccount) })),
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

/** @throws UsageError for what is no name */
export function nameOf(text: string): string {
  const name = personName(text);
  if (name !== null) return name;
  throw new UsageError(`not a valid name for a person: ${asGiven(text)}`, {
    hint: 'letters, digits, hyphens and underscores, such as ann or ann-lee',
  });
}

/** @throws UsageError for what is no account */
export function accountOf(text: string): Account {
  const account = readAccount(text);
  if (account !== null) return account;
  throw new UsageError(`not an account: ${text}`, { hint: ACCOUNT });
}

const ACCOUNT = 'as bluesky:@ann.example, mastodon:@ann@social.example, reddit:u/ann, or the address of a feed';

function readPerson(written: Written): Person {
  if (written.type !== 'mapping') throw wrong(written, 'this is not a person', 'as name: ann');
  const known = new Map(written.entries.map(({ key, written: value }) => [key, value]));
  const strange = written.entries.find(({ key }) => key !== 'name' && key !== 'accounts');
  if (strange !== undefined) throw wrong(strange, `there is no key ${strange.key} here`, 'known: name, accounts');
  const [name, accounts] = [known.get('name'), known.get('accounts')];
  const called = name?.type === 'text' ? personName(name.text) : null;
  if (called === null) throw wrong(name ?? written, 'this is not the name of a person', 'as name: ann');
  if (accounts?.type !== 'list') throw wrong(accounts ?? written, `${called} has no list of accounts`, ACCOUNT);
  if (accounts.parts.length > MOST_ACCOUNTS) throw wrong(accounts, `more than ${MOST_ACCOUNTS} accounts`);
  return {
    name: called,
    accounts: accounts.parts.map((part) => {
      const account = part.type === 'text' ? readAccount(part.text) : null;
      if (account === null) throw wrong(part, 'this is not an account', ACCOUNT);
      return account;
    }),
  };
}
