import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../../src/errors.js';
import { printPersons, readPersons } from '../../src/persons/persons.js';

const text = '- name: Ann\n  accounts:\n    - bluesky:@ann.example\n    - https://ann.example/feed.xml\n';

describe('a file of persons', () => {
  it('is read, and stays the same if it is printed and read again', () => {
    const persons = readPersons(text, 'persons.yaml');
    expect(persons).toEqual([
      {
        name: 'ann',
        accounts: [
          { source: 'bluesky', handle: 'ann.example' },
          { source: 'rss', handle: 'https://ann.example/feed.xml' },
        ],
      },
    ]);
    expect(readPersons(printPersons(persons), 'persons.yaml')).toEqual(persons);
    expect(readPersons('', 'persons.yaml')).toEqual([]);
    expect(readPersons(printPersons([]), 'persons.yaml')).toEqual([]);
  });

  it.each([
    ['name: ann', 'persons.yaml:1:1: this is not a list of people'],
    ['- ann', 'persons.yaml:1:3: this is not a person'],
    ['- name: a b\n  accounts: []', 'persons.yaml:1:9: this is not the name of a person'],
    ['- name: ann', 'ann has no list of accounts'],
    ['- name: ann\n  accounts: [x]', 'persons.yaml:2:14: this is not an account'],
    ['- name: ann\n  feeds: []', 'there is no key feeds here'],
    [`${text}${text}`, 'persons.yaml:5:3: ann is listed twice'],
    ['- &a [*a]', 'persons.yaml'],
    [`- ${'['.repeat(10_000)}`, 'nested too deep'],
    ['\0', 'persons.yaml'],
    [`- name: ${'a'.repeat(3_000_000)}`, 'too large'],
  ])('is rejected with the cause of the error: %.40j', (wrong, message) => {
    expect(() => readPersons(wrong, 'persons.yaml')).toThrow(UsageError);
    expect(() => readPersons(wrong, 'persons.yaml')).toThrow(message);
  });
});
