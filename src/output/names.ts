/** The formats and views by name. Apart from what they do, so that help can name them without loading it. */

export const FORMATS = ['table', 'json', 'ndjson', 'csv', 'tsv', 'md'] as const;

export type Format = (typeof FORMATS)[number];

export const VIEWS = ['summary', 'mentions', 'sources', 'keywords', 'authors', 'hashtags', 'links', 'threads'] as const;

export type View = (typeof VIEWS)[number];

/** Of what two runs differ in. */
export const DIFF_FORMATS = ['table', 'json', 'ndjson', 'csv', 'tsv'] as const;

export type DiffFormat = (typeof DIFF_FORMATS)[number];
