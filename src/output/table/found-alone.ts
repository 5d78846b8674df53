/** With --verbose: what each source added, which sources overlap, and an estimate of what no source saw. */
import type { Report } from '../../types.js';
import type { Line, Screen } from '../screen/line.js';
import { grouped, percent } from '../words/number-words.js';
import { sourceWords } from '../words/outcome-words.js';
import { unseenWords } from '../words/unseen-words.js';
import { type Block, flow } from './block.js';
import { paragraph } from './phrases.js';

export function foundAlone(screen: Screen, report: Report, width: number): readonly Line[] {
  const blocks = [alone(screen, report), both(screen, report)];
  const sentences = unseenWords(report).flatMap((words) => paragraph(screen, [screen.piece(words)], width));
  const lists = flow(screen, blocks, width);
  return [...lists, ...(lists.length > 0 && sentences.length > 0 ? [[]] : []), ...sentences];
}

function alone(screen: Screen, { sources }: Report): Block {
  const answered = sources.filter(({ found }) => found !== null && found > 0);
  return {
    title: 'Found by one source alone',
    least: 40,
    aligns: ['left', 'right', 'right', 'left'],
    rows: answered.map(({ name, found, uniqueContribution: { num, value } }) => [
      [screen.piece(sourceWords(name))],
      [screen.piece(grouped(num ?? 0), 'strong')],
      [screen.piece(`of ${grouped(found ?? 0)}`)],
      [screen.piece(`${percent(value, screen.signs)} of all`, 'dim')],
    ]),
  };
}

function both(screen: Screen, { coverage }: Report): Block {
  return {
    title: 'Found by both',
    least: 40,
    aligns: ['left', 'right', 'left'],
    rows: (coverage.overlap ?? [])
      .slice(0, 10)
      .map(({ a, b, mentions, jaccard }) => [
        [screen.piece(`${sourceWords(a)} + ${sourceWords(b)}`)],
        [screen.piece(grouped(mentions), 'strong')],
        [screen.piece(`${percent(jaccard, screen.signs)} of either`, 'dim')],
      ]),
  };
}
