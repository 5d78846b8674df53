/** The formats and views by name. Apart from what they do, so that help can name them without loading it. */

export const FORMATS = ['table', 'json', 'ndjson', 'csv', 'tsv', 'md'] as const;

export type Format = (typeof FORMATS)[number];

export const VIEWS = ['summary', 'mentions', 'sources', 'keywords', 'authors', 'hashtags', 'links', 'threads'] as const;

export type View = (typeof VIEWS)[number];

/** Of a comparison: it is no stream of mentions. */
export const COMPARE_FORMATS = ['table', 'json', 'csv', 'tsv', 'md'] as const;

export type CompareFormat = (typeof COMPARE_FORMATS)[number];

/** Of what two runs differ in. */
export const DIFF_FORMATS = ['table', 'json', 'csv', 'tsv'] as const;

export type DiffFormat = (typeof DIFF_FORMATS)[number];
