/** Files that are read line by line give the values and positions of YAML; all others are left to YAML. */
import { describe, expect, it } from '@jest/globals';
import { readPlainYaml } from '../../src/brands/plain-yaml.js';
import { fromYaml } from '../../src/brands/yaml.js';
import { UsageError } from '../../src/errors.js';
import fc from '../support/property.js';

const FILE = 'brands.yaml';

const PLAIN = `# ours
brands:
  - name: Acme Coffee
    aliases: [Acme Roasters, $ACME,  "Acme's" , 3M]
    handles: ["@acme", '@acme@mastodon.example']

    hashtags:
      # on Mondays
      - "#oatmonday"
      - acme
    exclude:
    - road runner
    context: []
    caseSensitive: true
  -   name: Yahoo!
      caseSensitive: "true"
      lexicon: FALSE
`;

/** What YAML makes of the text; null if it is rejected. */
function yaml(text: string): unknown {
  try {
    return fromYaml(text, FILE);
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

describe('readPlainYaml', () => {
  it('reads what YAML reads', () => {
    expect(readPlainYaml(PLAIN, FILE)).toEqual(yaml(PLAIN));
    const list = '- name: Acme\n- name: C-3PO & Co.\n  exclude: [a - b]\n';
    expect(readPlainYaml(list, FILE)).toEqual(yaml(list));
  });

  it.each([
    '',
    '- Acme',
    'name: Acme',
    '- name: Acme\n aliases: [a]',
    '- name: Acme\n   aliases: [a]',
    '- name: 007',
    '- name: 1e3',
    '- name: 0x1F',
    '- name: null',
    '- name: ~',
    '- name:',
    '- name: Acme # ours',
    '- name: Acme: Coffee',
    '- name: *acme',
    '- name: &a Acme',
    '- name: |\n    Acme',
    '- name: "Ac\\u006de"',
    "- name: 'Acme''s'",
    '- name: Acme\n    Coffee',
    '- name: "Acme\n    Coffee"',
    '- aliases: [a, [b]]',
    '- aliases: [a, {b: c}]',
    '- aliases: [a\n  , b]',
    '- aliases: [a, b',
    '- lexicon: {overpriced: -2}',
    '- lexicon:\n    overpriced: -2',
    '- name: Acme\r\n- name: Globex\r\n',
    '- name: Acme\n---\n- name: Globex',
    '- name: Acme\n - name: Globex',
    '- aliases:\n    - a\n      b',
    '- aliases:\n    - a\n   - b',
    'brands: []',
  ])('leaves to YAML: %j', (text) => {
    expect(readPlainYaml(text, FILE)).toBeNull();
  });

  it('never differs from YAML, however the text is changed', () => {
    const sign = fc.constantFrom(...' :#-[]{}"\'&*!|>%@`,?\n\tax0~.\\$é😀\r\u2028_'.match(/./gsu)!);
    const change = fc.record({ at: fc.nat(PLAIN.length), cut: fc.nat(3), put: fc.array(sign, { maxLength: 2 }) });
    let read = 0;
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
        let text = PLAIN;
        for (const { at, cut, put } of changes) text = text.slice(0, at) + put.join('') + text.slice(at + cut);
        const plain = readPlainYaml(text, FILE);
        if (plain === null) return;
        read += 1;
        expect([text, plain]).toEqual([text, yaml(text)]);
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(500);
  });
});
