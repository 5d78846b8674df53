/** Cases for the description of a source: its name, limits, settings and capabilities. */
import assert from 'node:assert/strict';
import type { SettingSpecs, Source } from '../sources/source.js';
import type { ContractCase } from './case.js';
import { type Search, testContext } from './context.js';
import { answering } from './http.js';

export function descriptionCases<S extends SettingSpecs>(source: Source<S>, search: Search): readonly ContractCase[] {
  const settings = Object.entries(source.settings ?? {});
  const { context } = testContext(source, search, answering({ body: '' }));
  return [
    {
      title: 'is named, titled and placed, with an example',
      async run() {
        assert.match(source.name, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
        assert.notEqual(source.title.trim(), '');
        assert.match(source.homepage, /^https:\/\//);
        assert.notEqual(source.example.trim(), '');
        assert.ok(source.groups.length > 0 && source.kinds.length > 0);
      },
    },
    {
      title: 'says its limits in one line each',
      async run() {
        assert.ok(source.limits.length > 0);
        for (const limit of source.limits) assert.match(limit, /^\S[^\n]{5,}\S$/);
      },
    },
    {
      title: 'says what each setting is for',
      async run() {
        for (const [name, setting] of settings) {
          assert.match(name, /^[a-z][a-zA-Z0-9]*$/);
          assert.match(setting.description, /^\S[^\n]{5,}\S$/);
          for (const variable of setting.env ?? []) assert.match(variable, /^[A-Z][A-Z0-9_]*$/);
        }
      },
    },
    {
      title: 'marks as secret what is one',
      async run() {
        const keys = settings.filter(([name]) => /(?:token|secret|password|key)$/i.test(name));
        for (const [name, setting] of keys) assert.equal(setting.secret, true, name);
      },
    },
    {
      title: 'can say what it can search, and plan a search',
      async run() {
        const { search: way, maxLength } = source.capabilities(context.settings);
        const requests = source.requests(search.query, context);
        assert.ok(requests.length > 0);
        for (const request of requests) {
          assert.match(request.url, /^https?:\/\//);
          if (way === 'words') assert.ok((request.query ?? '').length <= (maxLength ?? Number.POSITIVE_INFINITY));
        }
      },
    },
  ];
}
