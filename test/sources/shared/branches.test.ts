import { describe, expect, it } from '@jest/globals';
import { branchesOn, takeField } from '../../../src/sources/shared/branches.js';
import type { QueryNode } from '../../../src/sources/source.js';
import { sourceQuery } from '../../../src/testing.js';
import { and, from, not, or, site, word } from '../searches.js';

const here = { account: /^\w{1,15}$/, hosts: ['x.com'] };
const branches = (node: QueryNode) => branchesOn(here, sourceQuery(node));

describe('branchesOn', () => {
  it.each([
    ['an account of another network', and(word('a'), from('ann.bsky.social'))],
    ['another site', and(word('a'), site('acme.com'))],
    ['nothing but other sites', or(site('acme.com'), and(word('a'), site('acme.org')))],
    ['a site whose name only ends alike', site('max.com')],
  ])('returns no branches for %s', (_, node) => {
    expect(branches(node)).toEqual([]);
  });

  it.each([
    ['the alternative that can be', and(word('a'), or(from('@ann'), from('b@c.d'))), and(word('a'), or(from('@ann')))],
    ['its own site and the domain above it', and(site('www.X.com'), site('com')), and(site('www.X.com'), site('com'))],
    ['what is not on another site', and(word('a'), not(site('acme.com'))), and(word('a'), { type: 'all' })],
  ])('keeps %s', (_, node, kept) => {
    expect(branches(node)).toEqual([kept]);
  });

  it('returns no branches if a condition outside the branches cannot be met', () => {
    const query = { ...sourceQuery(word('a')), node: and(word('a'), site('acme.com')) };
    expect(branchesOn(here, query)).toEqual([]);
    expect(branchesOn({ ...here, hosts: null }, query)).toEqual([word('a')]);
  });
});

describe('takeField', () => {
  it.each([
    ['from a conjunction', and(word('a'), from('b'), from('c')), ['b', 'c'], and(word('a'))],
    ['from a branch that is nothing else', from('b'), ['b'], and()],
    ['not from an alternative', or(word('a'), from('b')), [], and(or(word('a'), from('b')))],
    ['not what is excluded', and(word('a'), not(from('b'))), [], and(word('a'), not(from('b')))],
  ])('extracts the values of a field: %s', (_, branch, values, rest) => {
    expect(takeField(branch, 'from')).toEqual({ values, rest });
  });
});
