/** The social rank and its four parts, side by side if the width allows, otherwise one below the other. */
import type { Report } from '../../types.js';
import { type Line, lineWidth, padLine, type Screen } from '../screen/line.js';
import { type RankPart, rankParts, unknownParts } from '../words/rank-parts.js';
import { meter } from './meter.js';
import { paragraph } from './phrases.js';
import { alignedRows, naturalWidth } from './rows.js';

export function rank(screen: Screen, report: Report, width: number): readonly Line[] {
  const figures = [whole(screen, report), ...rankParts(report, screen.signs).map((part) => figure(screen, part))];
  const lines = sideBySide(screen, figures, width) ?? stacked(screen, figures, width);
  const unknown = unknownParts(report);
  if (unknown.length === 0) return lines;
  const note = `Not known, so left out of the rank: ${unknown.join(', ')}.`;
  return [...lines, ...paragraph(screen, [screen.piece(note, 'dim')], width)];
}

interface Figure {
  readonly name: string;
  readonly value: Line;
  readonly level: RankPart['level'];
  readonly detail: Line;
}

function whole(screen: Screen, { socialRank }: Report): Figure {
  const { score, formula } = socialRank;
  const value = score === null ? screen.signs.unknown : score.toFixed(1);
  return {
    name: 'social rank',
    value: [screen.piece(value, 'strong'), screen.piece(score === null ? '' : ' of 100', 'dim')],
    level: score === null ? null : { low: score / 100, high: score / 100 },
    detail: [screen.piece(formula.split(':', 1)[0] ?? '', 'dim')],
  };
}

function figure(screen: Screen, part: RankPart): Figure {
  return {
    name: part.name,
    value: [screen.piece(part.value, 'strong'), screen.piece(part.interval === '' ? '' : ` (${part.interval})`, 'dim')],
    level: part.level,
    detail: [screen.piece(part.detail, 'dim')],
  };
}

const LEAST_GAP = 3;
const LARGEST_GAP = 6;

/** Returns null if the width is too small. */
function sideBySide(screen: Screen, figures: readonly Figure[], width: number): readonly Line[] | null {
  const titles = figures.map(({ name }) => [screen.piece(name.toUpperCase(), 'heading')]);
  const widths = figures.map(({ value, detail }, index) =>
    Math.max(lineWidth(titles[index] ?? []), lineWidth(value), lineWidth(detail)),
  );
  const room = width - widths.reduce((sum, wide) => sum + wide, 0);
  const gap = Math.min(LARGEST_GAP, Math.floor(room / (figures.length - 1)));
  if (gap < LEAST_GAP) return null;
  const joined = (cells: readonly Line[]): Line =>
    cells.flatMap((cell, index) => padLine(screen, cell, (widths[index] ?? 0) + gap));
  return [
    joined(titles),
    joined(figures.map(({ value }) => value)),
    joined(figures.map(({ level }, index) => meter(screen, level, widths[index] ?? 0))),
    joined(figures.map(({ detail }) => detail)),
  ];
}

const METER_WIDTH = 16;

function stacked(screen: Screen, figures: readonly Figure[], width: number): readonly Line[] {
  const bar = width >= 64 ? METER_WIDTH : 0;
  const rows = figures.map(({ name, value, level, detail }, index) => [
    [screen.piece(index === 0 ? name.toUpperCase() : name, index === 0 ? 'heading' : 'plain')],
    value,
    meter(screen, level, bar),
    detail,
  ]);
  const aligns = ['left', 'left', 'left', 'left'] as const;
  if (naturalWidth(rows) <= width) return alignedRows(screen, rows, aligns, width);
  const halves = rows.flatMap(([name = [], value = [], , detail = []]) => [
    [name, value],
    [[], detail],
  ]);
  return alignedRows(screen, halves, aligns.slice(0, 2), width);
}
