/** Reads a report from a file, as written by `--format json`. */
import { readFile } from 'node:fs/promises';
import { UsageError } from '../../errors.js';
import { reportSchema } from '../../schema/report.js';
import type { Report } from '../../types.js';
import { reasonOf } from '../reason.js';

const REPORT_SCHEMA = reportSchema.shape.schema.value;
const OURS = /^socialrank\.[a-z-]{1,30}\/\d{1,3}$/;

/** @throws UsageError for a file that is not a report, naming the first invalid member */
export async function readReport(path: string): Promise<Report> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`cannot read the report ${path}: ${reasonOf(error)}`, { cause: error });
  });
  const hint = 'as socialrank QUERY --format json writes it';
  const written = parsed(text, path, hint);
  const { data, error } = reportSchema.safeParse(written);
  if (data !== undefined) return data;
  const schema = (written as { schema?: unknown } | null)?.schema;
  if (typeof schema === 'string' && OURS.test(schema) && schema !== REPORT_SCHEMA) {
    throw new UsageError(`${path} is not a report: its schema is ${schema}, not ${REPORT_SCHEMA}`, { hint });
  }
  const [issue] = error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'it' : issue.path.map(String).join('.');
  throw new UsageError(`${path} is not a report: ${place}: ${issue?.message ?? 'not understood'}`, { hint });
}

function parsed(text: string, path: string, hint: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not a report: it is not JSON`, { hint, cause: error });
  }
}
