/** Files of brands: what is accepted, what is rejected with which message, and that nothing in them does harm. */
import { describe, expect, it } from '@jest/globals';
import { printBrand, printBrands } from '../../src/brands/print.js';
import { MOST_CHARACTERS, readBrands } from '../../src/brands/yaml.js';
import { UsageError } from '../../src/errors.js';
import { growth, TOO_STEEP } from '../support/growth.js';

const read = (text: string) => readBrands(text, 'brands.yaml');

const whole = `
# of a roaster that does not exist
- name:  Acme   Coffee
  aliases: [ACME, "$ACME", Acme Roasters, acme]
  handles: ["@acmecoffee", acme@example.social]
  hashtags: ["#AcmeCoffee", oatmonday]
  domains: [https://www.acme.example/, shop.acme.example]
  owned: [acme_help, news.example]
  context: [espresso, flat white]
  exclude: [cartoon, "#ad"]
  languages: [en, pt-BR]
  caseSensitive: true
  competitors: [Globex]
  lexicon: {overpriced: -2, "strong": 1.5}
  provenance: {aliases: {ACME: "wikidata:Q1#alias-en"}}
`;

describe('a file of brands', () => {
  it('is read key by key, with each value in its normal form', () => {
    expect(read(whole)).toEqual([
      {
        name: 'Acme Coffee',
        aliases: ['ACME', '$ACME', 'Acme Roasters'],
        handles: ['@acmecoffee', '@acme@example.social'],
        hashtags: ['#AcmeCoffee', '#oatmonday'],
        domains: ['acme.example', 'shop.acme.example'],
        owned: ['@acme_help', 'news.example'],
        context: ['espresso', 'flat white'],
        exclude: ['cartoon', '#ad'],
        languages: ['en', 'pt'],
        caseSensitive: true,
        competitors: ['Globex'],
        lexicon: { overpriced: -2, strong: 1.5 },
        provenance: [{ field: 'aliases', value: 'ACME', from: 'wikidata:Q1#alias-en' }],
      },
    ]);
  });

  it('stays the same if it is printed and read again', () => {
    const brands = read(whole);
    expect(read(printBrands(brands))).toEqual(brands);
    expect(read(printBrand(brands[0]!))).toEqual(brands);
    expect(read(JSON.stringify([{ name: 'Acme', aliases: ['A1'] }]))).toEqual(read('name: Acme\naliases: [A1]'));
  });

  it.each<[string, string, readonly string[]]>([
    ['a list', '- name: Acme\n- name: Globex', ['Acme', 'Globex']],
    ['a mapping with brands', 'brands:\n  - name: Acme', ['Acme']],
    ['one brand', 'name: Acme', ['Acme']],
    ['JSON', '{"brands": [{"name": "Acme"}]}', ['Acme']],
    ['an empty list', '[]', []],
    ['a brand that YAML takes for a number', 'name: 007', ['007']],
    ['a brand that YAML takes for a truth', 'name: True', ['True']],
    ['a byte order mark and CRLF', '\ufeff- name: Acme\r\n- name: Globex\r\n', ['Acme', 'Globex']],
    ['names of objects', '- name: __proto__\n- name: constructor', ['__proto__', 'constructor']],
  ])('is accepted: %s', (_, text, names) => {
    expect(read(text).map(({ name }) => name)).toEqual(names);
  });

  it.each<[string, string, RegExp]>([
    [
      'an unknown key',
      '- name: Acme\n  alias: x',
      /^brands\.yaml:2:3: unknown key "alias".*known: name, aliases, handles/,
    ],
    ['no name', '- aliases: [x]', /^brands\.yaml:1:3: a brand has no name/],
    ['a name that is none', '- name: [x]', /^brands\.yaml:1:9: name is not a text; expected a name/],
    [
      'a comment for a hashtag',
      'name: A\nhashtags:\n  - #acme\n',
      /^brands\.yaml:\d:\d: a value of hashtags is empty; a # begins a comment/,
    ],
    [
      'an account without quotes',
      'name: A\nhandles: @acme',
      /^brands\.yaml:2:10: .*reserved character @; put it in quotes/,
    ],
    [
      'commas for a list',
      'name: A\naliases: B, C',
      /^brands\.yaml:2:10: aliases is one text with commas; write a list/,
    ],
    [
      'what is not an account',
      'name: A\nhandles: ["a b"]',
      /^brands\.yaml:2:11: "a b" is not a value of handles; expected a handle/,
    ],
    [
      'what is no site',
      'name: A\ndomains: [acme]',
      /^brands\.yaml:2:11: "acme" is not a value of domains; expected a site/,
    ],
    [
      'what is no language',
      'name: A\nlanguages: [klingonish]',
      /^brands\.yaml:2:13: .*expected the code of a language/,
    ],
    [
      'neither true nor false',
      'name: A\ncaseSensitive: maybe',
      /^brands\.yaml:2:16: caseSensitive is neither true nor false/,
    ],
    [
      'a word of the lexicon twice',
      'name: A\nlexicon: {good: 1, GOOD: 2}',
      /^brands\.yaml:2:\d+: "GOOD" is listed twice; keep one of them/,
    ],
    [
      'a weight out of bounds',
      'name: A\nlexicon: {good: 9}',
      /^brands\.yaml:2:17: "good" has no weight; expected words with a weight from -5/,
    ],
    ['a key twice', 'name: A\nname: B', /^brands\.yaml:2:1: name is written twice/],
    ['a brand twice', '- name: Acme\n- name: ÁCME', /^two brands are called ÁCME, the other Acme: /],
    ['a name alone', '- Acme', /^brands\.yaml:1:3: a brand is written with its keys; as name: Acme/],
    ['an alias of YAML', 'name: &a Acme\naliases: [*a]', /^brands\.yaml:2:11: \*a is an alias; write the value itself/],
    ['a merge', '- &a\n  name: A\n- <<: *a', /^brands\.yaml:3:7: \*a is an alias/],
    ['two documents', 'name: A\n---\nname: B', /^brands\.yaml:2:1: a second document begins/],
    ['broken YAML', 'name: "A', /^brands\.yaml:1:\d+: Missing closing/],
    ['nothing', '# nothing\n', /^brands\.yaml: there is no brand in it/],
    ['an empty text', '', /^brands\.yaml: there is no brand in it/],
    ['a control character', 'name: "A\\u0007"', /^brands\.yaml:1:7: .*is not a value of name/],
    ['keys beside brands', 'brands: []\nname: A', /^brands\.yaml:2:1: name cannot be next to brands/],
    ['a place in JSON', '[{"name": "A", "aliases": [{}]}]', /^brands\.yaml:1:28: aliases is not a text/],
    [
      'null in JSON',
      '[\n\t{"name": "A",\n\t"aliases": null}\n]',
      /^brands\.yaml:3:13: a value of aliases is empty; leave it out$/,
    ],
    ['an empty text in JSON', '[\r\n{"name": ""}]', /^brands\.yaml:2:10: a value of name is empty; leave it out$/],
    ['null in YAML', 'name: A\naliases: ~', /^brands\.yaml:2:10: a value of aliases is empty; leave it out$/],
    ['a key twice in JSON', '[{"name": "\\": A", "name": "B"}]', /^brands\.yaml:1:20: name is written twice/],
    [
      'a word twice in JSON',
      '{"name": "A", "lexicon": {}, "lexicon": {"b": 1}}',
      /^brands\.yaml:1:30: lexicon is written twice/,
    ],
  ])('with %s is rejected with the location of the error', (_, text, message) => {
    const refused = errorOf(() => read(text));
    expect(refused).toBeInstanceOf(UsageError);
    const { message: said, hint } = refused as UsageError;
    expect(`${said}${hint === null ? '' : `; ${hint}`}`).toMatch(message);
  });
});

describe('a hostile file of brands', () => {
  const bomb = `a: &a [x,x]\n${Array.from({ length: 26 }, (_, n) => `b${n}: &b${n} [*${n === 0 ? 'a' : `b${n - 1}`}, *a]\n`).join('')}`;

  it.each<[string, string]>([
    ['lists in lists', '['.repeat(50_000)],
    ['lists in lines', '- '.repeat(50_000)],
    ['keys in keys', '{a: '.repeat(50_000)],
    ['questions', '? '.repeat(50_000)],
    ['mappings on one line', 'a: '.repeat(50_000)],
    ['ever deeper lines', Array.from({ length: 1000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['a bomb of aliases', bomb],
    ['many errors', '"'.repeat(20_000)],
    ['JSON in JSON', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['more than fits', ' '.repeat(MOST_CHARACTERS + 1)],
    ['too many names', `name: A\naliases: [${Array.from({ length: 257 }, (_, n) => `b${n}`).join(',')}]`],
    ['a long name', `name: ${'a'.repeat(201)}`],
    ['a key of the prototype', 'name: A\n__proto__: {polluted: true}'],
    ['another tag', 'name: !!js/function "x"\nhandles: !!binary aaaa'],
    ['a null byte', 'name: "A\0B"'],
  ])('is rejected with a message of one line: %s', (_, text) => {
    const refused = errorOf(() => read(text));
    expect(refused).toBeInstanceOf(UsageError);
    expect((refused as UsageError).message).toMatch(/^[^\n]{1,400}$/);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('is read in linear time', () => {
    const brands = (count: number) =>
      Array.from({ length: count }, (_, n) => `- name: Brand ${n}\n  aliases: [a${n}, b${n}]\n`).join('');
    expect(growth(100, (count) => read(brands(count)))).toBeLessThan(TOO_STEEP);
    const keys = (count: number) =>
      `name: A\nlexicon: {${Array.from({ length: count }, (_, n) => `k${n}: 1`).join(', ')}}`;
    expect(growth(500, (count) => read(keys(count)))).toBeLessThan(TOO_STEEP);
  });
});

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}
