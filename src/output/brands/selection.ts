/** What a view shows of many brands: the summary a row a brand, every other view with the brand before its columns. */
import type { Report } from '../../types.js';
import { SUMMARY } from '../views/columns.js';
import { type Choice, type Selection, select, sorted } from '../views/view.js';

/** @param rowsOf what one report gives. @throws UsageError as `checkView` */
export function selectBrands(
  reports: readonly Report[],
  choice: Choice,
  rowsOf: (report: Report, choice: Choice) => Selection = select,
): Selection {
  const isSummary = choice.view === 'summary';
  const inOrder = isSummary ? sorted(reports, SUMMARY, choice.sort) : reports;
  const each = inOrder.map((report) => ({ brand: report.query.brand, selection: rowsOf(report, choice) }));
  const columns = each[0]?.selection.columns ?? [];
  if (isSummary) return { columns, rows: each.flatMap(({ selection }) => selection.rows) };
  return {
    columns: [{ name: 'brand', manner: 'text' }, ...columns],
    rows: each.flatMap(({ brand, selection }) => selection.rows.map((row) => [brand, ...row])),
  };
}
