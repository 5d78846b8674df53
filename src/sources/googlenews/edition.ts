/** Editions of Google News, each given by three parameters that must agree. */

/** Editions that are not named after their plain language, by language and country. */
const CALLED = new Map([
  ['pt-BR', 'pt-419'],
  ['pt-PT', 'pt-150'],
  ['zh-CN', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ...['US', 'MX', 'AR', 'CL', 'CO', 'CU', 'PE', 'VE'].map((country) => [`es-${country}`, 'es-419'] as const),
]);

/** Languages whose pages differ by country, so that `hl` includes it. */
const REGIONAL = new Set(['en', 'pt', 'zh']);

export function editionOf(language: string, country: string): { hl: string; gl: string; ceid: string } {
  const plain = language.toLowerCase().split('-', 1)[0]!;
  const gl = country.toUpperCase();
  const called = CALLED.get(`${plain}-${gl}`) ?? plain;
  const hl = REGIONAL.has(plain) ? `${plain}-${gl}` : called;
  return { hl, gl, ceid: `${gl}:${called}` };
}
