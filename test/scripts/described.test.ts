/** What schemas say of their members stands in the types, too. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { described } from '../../scripts/bundle/described.js';
import * as report from '../../src/schema/report.js';

const declared = (shape: string) => `export declare const shopSchema: z.ZodObject<${shape}, z.core.$strip>;\n`;

describe('a schema, in its types', () => {
  it('says of each member what it says of it', () => {
    const shopSchema = z.object({ open: z.boolean().describe('now'), name: z.string() });
    expect(described(declared('{\n    open: z.ZodBoolean;\n    name: z.ZodString;\n}'), { shopSchema })).toBe(
      declared('{\n    /** now */\n    open: z.ZodBoolean;\n    name: z.ZodString;\n}'),
    );
  });

  it('says it of what is within lists, records, and what may be missing', () => {
    const inner = z.object({ cups: z.int().nullable().describe('a day, */ or null') });
    const shopSchema = z.object({ by: z.record(z.string(), z.array(inner.optional())).describe('by size') });
    const member = (text: string) =>
      declared(
        `{\n    ${text}z.ZodRecord<z.ZodString, z.ZodArray<z.ZodOptional<z.ZodObject<{\n        #cups: z.ZodNullable<z.ZodInt>;\n    }, z.core.$strip>>>>;\n}`,
      );
    expect(described(member('by: ').replace('#', ''), { shopSchema })).toBe(
      member('/** by size */\n    by: ').replace('#', '/** a day, *\\/ or null */\n        '),
    );
  });

  it('takes the words from within what may be null or absent, where they stand nowhere else', () => {
    const shopSchema = z.object({ tables: z.int().describe('outdoors').nullable().optional() });
    expect(described(declared('{\n    tables: z.ZodOptional<z.ZodNullable<z.ZodInt>>;\n}'), { shopSchema })).toContain(
      '/** outdoors */',
    );
  });

  it('is there once, however often it is built', () => {
    const declarations = readFileSync('dist/src/schema/report.d.ts', 'utf8');
    const once = described(declarations, report);
    expect(once.match(/\/\*\* 0 to 100, rounded to one decimal; null: unknown \*\//g)).toHaveLength(1);
    expect(described(once, report)).toBe(once);
  });
});
