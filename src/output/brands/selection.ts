/**
 * The rows of a view for many brands: for the summary one row per brand, for every other view its rows after a brand
 * column.
 */
import type { Report } from '../../types.js';
import { SUMMARY } from '../views/columns.js';
import { type Choice, type Selection, select, sorted } from '../views/view.js';

/**
 * @param rowsOf selects the rows of one report
 * @throws UsageError like `checkView`
 */
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
