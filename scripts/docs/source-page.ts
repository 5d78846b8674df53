/** A page for each source, of what it says of itself, and the list of them. */
import { environmentName } from '../../src/scan/asking/settings.js';
import { settingValues } from '../../src/sources/settings.js';
import type { SettingSpec, Source } from '../../src/sources/source.js';

export function sourcePage(source: Source): string {
  const settings = Object.entries(source.settings ?? {}).map(([key, spec]) => settingRow(source.name, key, spec));
  return `${[
    `# ${source.name}`,
    'Written by `npm run generate` from what the source says of itself.',
    `${source.title}, <${source.homepage}>. Groups: ${source.groups.map((group) => `\`@${group}\``).join(' ')}. Finds: ${source.kinds.join(', ')}.${source.isOptIn === true ? ' Asked only when it is named.' : ''}`,
    `Search: ${searchOf(source)}.`,
    source.limits.map((limit) => `- ${limit}`).join('\n'),
    ['| setting | what | | environment |', '|---|---|---|---|', ...settings].join('\n'),
    `\`\`\`sh\nsocialrank ${JSON.stringify(source.example)} -s ${source.name}\n\`\`\``,
  ].join('\n\n')}\n`;
}

export function sourcesPage(sources: readonly Source[]): string {
  const rows = sources.map(
    (source) =>
      `| [${source.name}](sources/${source.name}.md) | ${source.title} | ${source.groups.map((group) => `\`@${group}\``).join(' ')} | ${needs(source)} |`,
  );
  return `# Sources

Written by \`npm run generate\`. Each has a page with its settings and limits.

| name | where | groups | needs |
|---|---|---|---|
${rows.join('\n')}
`;
}

/** What must be set before it is asked. */
export function needs(source: Source): string {
  const required = Object.entries(source.settings ?? {}).filter(([, spec]) => spec.required === true);
  const named = source.isOptIn === true ? ['to be named'] : [];
  const settings = required.map(([key, spec]) => `${spec.description} (\`${environmentName(source.name, key)}\`)`);
  return [...settings, ...named].join('; ') || 'nothing';
}

function searchOf(source: Source): string {
  const { search, operators, pageSize, maxItems, maxDays, maxLength } = source.capabilities(settingValues(source));
  const how = {
    words: ['words', ...operators].join(', '),
    tags: 'hashtags',
    whole: 'none; it is read whole and filtered here',
  }[search];
  const reach = [
    pageSize === undefined ? null : `${pageSize} a request`,
    maxItems === undefined ? null : `${maxItems} at most`,
    maxDays === undefined ? null : `${maxDays} days back`,
    maxLength === undefined ? null : `queries of ${maxLength} characters`,
    source.rate === undefined ? null : `${source.rate.requests} requests in ${source.rate.seconds} s`,
  ].filter((part) => part !== null);
  return reach.length === 0 ? how : `${how}. Reach: ${reach.join(', ')}`;
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
