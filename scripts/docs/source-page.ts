/** A page for each source, generated from its own description, and the list of them. */
import { environmentName } from '../../src/scan/asking/settings.js';
import { settingValues } from '../../src/sources/settings.js';
import type { Rate, SettingSpec, Source } from '../../src/sources/source.js';

export function sourcePage(source: Source): string {
  const settings = Object.entries(source.settings ?? {}).map(([key, spec]) => settingRow(source.name, key, spec));
  return `${[
    `# ${source.name}`,
    'Written by `npm run generate` from the description in the code of this source.',
    `${source.title}, <${source.homepage}>. Groups: ${source.groups.map((group) => `\`@${group}\``).join(' ')}. Finds: ${source.kinds.join(', ')}.${source.isOptIn === true ? ' Asked only if you name it.' : ''}`,
    `${searchOf(source)}.`,
    source.limits.map((limit) => `- ${limit}`).join('\n'),
    ['| setting | meaning | | environment |', '|---|---|---|---|', ...settings].join('\n'),
    `\`\`\`sh\nsocialrank ${JSON.stringify(source.example)} -s ${source.name}\n\`\`\``,
  ].join('\n\n')}\n`;
}

export function sourcesPage(sources: readonly Source[]): string {
  const rows = sources.map(
    (source) =>
      `| [${source.name}](sources/${source.name}.md) | ${source.title} | ${source.groups.map((group) => `\`@${group}\``).join(' ')} | ${needs(source)} |`,
  );
  return `# Sources

Written by \`npm run generate\`. Each source has a page with its settings and limits.

| name | where | groups | needs |
|---|---|---|---|
${rows.join('\n')}
`;
}

/** What must be set or stated before the source is queried. */
export function needs(source: Source): string {
  const required = Object.entries(source.settings ?? {}).filter(([, spec]) => spec.required === true);
  const named = source.isOptIn === true ? ['to be named with `-s`'] : [];
  const settings = required.map(([key, spec]) => `${spec.description} (\`${environmentName(source.name, key)}\`)`);
  return [...settings, ...named].join('; ') || 'nothing';
}

function searchOf(source: Source): string {
  const { search, operators, pageSize, maxItems, maxDays, maxLength } = source.capabilities(settingValues(source));
  const how = {
    words: `Its own search understands: ${['words', ...operators].join(', ')}`,
    tags: 'It can only list posts by hashtag',
    whole: 'It is not searched, but read whole and filtered here',
  }[search];
  const reach = [
    pageSize === undefined ? null : `${pageSize} items per request`,
    maxItems === undefined ? null : `${maxItems} items in all`,
    maxDays === undefined ? null : `${maxDays} days back`,
    maxLength === undefined ? null : `${maxLength} characters per query`,
    source.rate === undefined ? null : perTime(source.rate),
  ].filter((part) => part !== null);
  return reach.length === 0 ? how : `${how}. At most ${reach.join(', ')}`;
}

function perTime({ requests, seconds }: Rate): string {
  return `${requests} ${requests === 1 ? 'request' : 'requests'} per ${seconds} s`;
}

function settingRow(name: string, key: string, spec: SettingSpec): string {
  const names = [environmentName(name, key), ...(spec.env ?? [])].map((variable) => `\`${variable}\``).join(', ');
  const marks = [
    spec.required === true ? '**required**' : null,
    spec.secret === true ? 'secret' : null,
    spec.default === undefined ? null : `default \`${spec.default}\``,
  ];
  return `| \`sources.${name}.${key}\` | ${spec.description} | ${marks.filter((mark) => mark !== null).join(', ')} | ${names} |`;
}
