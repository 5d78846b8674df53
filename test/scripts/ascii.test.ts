/** Code converted to ASCII keeps its meaning. */
import { runInThisContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { inAscii } from '../../scripts/bundle/ascii.js';

describe('code in ASCII', () => {
  it.each([
    '[..."\\u201cAcme\\u201d \\ud83d\\udc4d".matchAll(/[“”👍]/gu)].map(({ index }) => index)',
    '/^[^“]+$/.test("acme")',
    '"l\'\\u00e9t\\u00e9".replace(/(?<last>é)$/, "[$<last>]")',
    'String.raw`[\\s“”]\\d\\\\`',
    `String.raw\`é\${1 + 1}\\n\\u201c\${String.raw\`“\${"\\t"}\`}…\``,
    `String.raw\`“\\\`\\\${1}$\``,
    `[String.raw\`é\`, \`\${/é/.source}\`]`,
    'String.raw`plain\\d` + /plain\\d/.source',
  ])('keeps its meaning: %s', (code) => {
    const written = inAscii(`(${code})`);
    expect(written).toMatch(/^[\0-\x7f]*$/);
    const value = JSON.stringify(runInThisContext(`(${code})`));
    // In the source of a pattern, the escape stays as it was written.
    expect(JSON.stringify(runInThisContext(written)).replaceAll('\\\\u00e9', 'é')).toBe(value);
  });
});
