import { describe, expect, it } from '@jest/globals';
import { guessLanguage, isTelling } from '../src/core/text/language.js';
import { detectLanguage } from '../src/detect-language.js';

describe('detectLanguage', () => {
  it.each<[string, string]>([
    ['fr', 'Livraison rapide, emballage soigné, téléphone conforme'],
    ['it', 'Batteria scarica, schermo rotto, assistenza pessima'],
  ])('detects %s if function words do not reveal it: %j', async (language, text) => {
    expect(guessLanguage(text)).toBeNull();
    expect(isTelling(text)).toBe(true);
    expect(await detectLanguage(text)).toBe(language);
  });

  it.each(['', '123 456', 'xqzt vrbk plmt wkrs qqdd'])('returns null for %j', async (text) => {
    expect(await detectLanguage(text)).toBeNull();
  });

  it('finds no evidence of a language in addresses, accounts and tags', () => {
    expect(isTelling('@ann_of_the_green_gables https://acme.example/a/very/long/path #longhashtaghere ok')).toBe(false);
  });
});
