import { describe, expect, it } from '@jest/globals';
import { handleForms, naturalForms } from '../../../src/core/query/forms.js';
import { print } from '../../../src/core/query/print.js';

const formsOf = (text: string, exact = false): string[] => naturalForms({ type: 'brand', text, exact }).map(print);

describe('the natural forms of a name', () => {
  it.each<[string, readonly string[]]>([
    ['Acme', ['Acme', '#Acme', '@Acme']],
    ['Acme Coffee', ['"Acme Coffee"', 'AcmeCoffee', '#AcmeCoffee', '@AcmeCoffee']],
    ['Ben & Jerry', ['"Ben & Jerry"', '"Ben and Jerry"', '#BenJerry', '#BenAndJerry', '@BenJerry', '@BenAndJerry']],
  ])('of %s', (name, forms) => {
    expect(formsOf(name)).toEqual(forms);
  });

  it('are the words alone where they are asked for exactly', () => {
    expect([formsOf('Acme Coffee', true), formsOf('Acme', true)]).toEqual([['"Acme Coffee"'], ['Acme']]);
  });

  it('have the account that could be had', () => {
    expect(handleForms('Łódź Kaffee')).toEqual(['LodzKaffee']);
    expect(handleForms('Straße')).toEqual(['Strasse']);
  });
});
