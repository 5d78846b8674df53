/** The text shown if there are no numbers. */
import type { Report } from '../../types.js';
import type { Line, Screen, Style } from '../screen/line.js';
import { allLeftOut } from '../words/left-out.js';
import { grouped } from '../words/number-words.js';
import { rate } from '../words/rate-words.js';
import { isOfAllTime } from '../words/report-times.js';
import { paragraph } from './phrases.js';

/** All sources failed or were skipped. */
export function nobodyAnswered(screen: Screen, report: Report, width: number): readonly Line[] {
  const asked = report.sources.some(({ status }) => status !== 'skipped');
  const said = asked ? 'No source answered: there are no numbers.' : 'No source could be asked: there are no numbers.';
  return paragraph(screen, [screen.piece(said, 'negative')], width);
}

/** The sources answered, but no mention was found. */
export function nothingFound(screen: Screen, report: Report, width: number): readonly Line[] {
  const { counts, query, volume } = report;
  const out = allLeftOut(counts);
  const most = volume.velocityPerHour.ci95?.[1];
  const said = (text: string, style: Style) => paragraph(screen, [screen.piece(text, style)], width);
  const fetched = said(
    `${grouped(counts.fetched ?? 0)} fetched${out.length === 0 ? '' : `: ${out.join(', ')}`}.`,
    'plain',
  );
  // There are mentions, but an earlier run reported them.
  if ((counts.filtered.seenBefore ?? 0) > 0) {
    return [...said(`Nothing new about ${query.brand} since an earlier run.`, 'strong'), ...fetched];
  }
  return [
    ...said(`No mentions of ${query.brand}${isOfAllTime(report) ? '' : ' in this window'}.`, 'strong'),
    ...fetched,
    ...(most === undefined || isOfAllTime(report)
      ? []
      : said(`Even at ${rate(most).replace(' ', ' mentions ')} there may be none by chance.`, 'dim')),
    ...said(
      `${mayLieFurtherBack(report) ? 'Look further back: --since 30d. ' : ''}See how the query is sent: socialrank plan`,
      'dim',
    ),
  ];
}

const THIRTY_DAYS = 30 * 24 * 3_600_000;

/** Local data is always read completely, and items outside the window are counted. */
function mayLieFurtherBack(report: Report): boolean {
  const { window, sources, counts } = report;
  if (isOfAllTime(report)) return false;
  if (Date.parse(window.until) - Date.parse(window.since) >= THIRTY_DAYS) return false;
  const isLocal = sources.every(({ name }) => name === '-' || name.startsWith('file:'));
  return !isLocal || (counts.filtered.outsideWindow ?? 0) > 0;
}
