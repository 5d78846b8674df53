/** Builders for the searches that the tapes were written for. */
import type { QueryNode } from '../../src/sources/source.js';

export const word = (text: string): QueryNode => ({ type: 'word', text });
export const phrase = (text: string): QueryNode => ({ type: 'phrase', text });
export const tag = (text: string): QueryNode => ({ type: 'tag', text });
export const handle = (text: string): QueryNode => ({ type: 'handle', text });
export const from = (value: string): QueryNode => ({ type: 'field', field: 'from', value });
export const site = (value: string): QueryNode => ({ type: 'field', field: 'site', value });
export const lang = (value: string): QueryNode => ({ type: 'field', field: 'lang', value });
export const not = (node: QueryNode): QueryNode => ({ type: 'not', node });
export const and = (...nodes: QueryNode[]): QueryNode => ({ type: 'and', nodes });
export const or = (...nodes: QueryNode[]): QueryNode => ({ type: 'or', nodes });

export const week = { since: new Date('2026-11-14T12:00:00Z'), until: new Date('2026-11-21T12:00:00Z') };
