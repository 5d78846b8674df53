/**
 * The names of formats and views. Separate from their implementation, so that help can list them without loading it.
 */

export const FORMATS = ['table', 'json', 'ndjson', 'csv', 'tsv', 'md'] as const;

export type Format = (typeof FORMATS)[number];

export const VIEWS = ['summary', 'mentions', 'sources', 'keywords', 'authors', 'hashtags', 'links', 'threads'] as const;

export type View = (typeof VIEWS)[number];

/** Formats of the differences between two runs. */
export const DIFF_FORMATS = ['table', 'json', 'ndjson', 'csv', 'tsv'] as const;

export type DiffFormat = (typeof DIFF_FORMATS)[number];
