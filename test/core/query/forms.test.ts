import { describe, expect, it } from '@jest/globals';
import { handleForms, naturalForms } from '../../../src/core/query/forms.js';
import { print } from '../../../src/core/query/print.js';

const formsOf = (text: string, exact = false): string[] => naturalForms({ type: 'brand', text, exact }).map(print);

describe('the natural forms of a name', () => {
  it.each<[string, readonly string[]]>([
    ['Acme', ['Acme', '#Acme', '@Acme']],
    ['Acme Coffee', ['"Acme Coffee"', 'AcmeCoffee', '#AcmeCoffee', '@AcmeCoffee']],
    ['Ben & Jerry', ['"Ben & Jerry"', '"Ben and Jerry"', '#BenJerry', '#BenAndJerry', '@BenJerry', '@BenAndJerry']],
  ])('for %s', (name, forms) => {
    expect(formsOf(name)).toEqual(forms);
  });

  it('are only its words if the match must be exact', () => {
    expect([formsOf('Acme Coffee', true), formsOf('Acme', true)]).toEqual([['"Acme Coffee"'], ['Acme']]);
  });

  it('include a handle in ASCII letters', () => {
    expect(handleForms('Łódź Kaffee')).toEqual(['LodzKaffee']);
    expect(handleForms('Straße')).toEqual(['Strasse']);
  });
});
