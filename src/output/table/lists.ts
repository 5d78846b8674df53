/** The lists of the summary: sources, topics and authors. */
import type { Report, SourceOutcome } from '../../types.js';
import type { Line, Screen, Style } from '../screen/line.js';
import { grouped, plural } from '../words/number-words.js';
import { outcomeCount, outcomeWords, sourceWords, type Wording } from '../words/outcome-words.js';
import type { Block } from './block.js';

type TopRow = Report['top']['keywords'][number];

/** Sources that were searched; skipped sources are listed on a separate line. */
export function sourceList(screen: Screen, report: Report, wording: Wording): Block {
  const asked = report.sources.filter(({ status }) => status !== 'skipped');
  return {
    title: 'Sources',
    aligns: ['left', 'right', 'left'],
    least: 56,
    rows: asked.map((outcome) => [
      [screen.piece(sourceWords(outcome.name))],
      [screen.piece(outcomeCount(outcome, screen.signs), 'strong')],
      [screen.piece(outcomeWords(outcome, wording), styleOf(outcome))],
    ]),
  };
}

export function topLists(screen: Screen, report: Report, top: number): readonly Block[] {
  const { keywords, authors, hashtags, links, domains } = report.top;
  const isLedTo = domains.some(({ authority = 0 }) => authority > 1);
  const handles = new Set((report.mentions ?? []).map(({ source, author }) => `${source}\n${author.handle}`));
  const list = (title: string, least: number, rows: readonly (readonly Line[])[]): Block => ({
    title,
    least,
    aligns: ['left', 'right', 'left', 'left'],
    rows: rows.slice(0, top),
  });
  const counted = (row: TopRow, name: string): Line[] => [
    [screen.piece(name)],
    [screen.piece(grouped(row.mentions), 'strong')],
    [tone(screen, row)],
  ];
  return [
    list(
      'Keywords',
      22,
      keywords.map((row) => counted(row, row.value)),
    ),
    list(
      'Authors',
      30,
      authors.map((row) => [
        ...counted(row, handles.has(`${row.source}\n${row.value}`) ? `@${row.value}` : row.value),
        [screen.piece(row.source, 'dim')],
      ]),
    ),
    list(
      'Hashtags',
      22,
      hashtags.map((row) => counted(row, `#${row.value}`)),
    ),
    list(
      'Links',
      36,
      links.map((row) => counted(row, row.value.replace(/^https?:\/\/(?:www\.)?/, ''))),
    ),
    list(
      'Domains',
      36,
      isLedTo ? domains.map((row) => [...counted(row, row.value), [screen.piece(ledTo(row), 'dim')]]) : [],
    ),
  ];
}

/** Only shown if the history knows a domain to which more than one other domain links. */
function ledTo({ authority = 0 }: Report['top']['domains'][number]): string {
  return authority === 0 ? '' : `from ${plural(authority, 'other domain')}`;
}

function tone(screen: Screen, { positive, negative }: TopRow) {
  const [good, bad] = [positive ?? 0, negative ?? 0];
  const name = good > bad ? 'positive' : bad > good ? 'negative' : good > 0 ? 'mixed' : 'neutral';
  return screen.piece(screen.signs.tone[name], name === 'mixed' ? 'warning' : name);
}

function styleOf({ status, truncated }: SourceOutcome): Style {
  if (status === 'failed') return 'negative';
  return status === 'partial' || truncated ? 'warning' : 'dim';
}
