/** Descriptions in schemas are also in the types. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { described } from '../../scripts/bundle/described.js';
import * as report from '../../src/schema/report.js';

const declared = (shape: string) => `export declare const shopSchema: z.ZodObject<${shape}, z.core.$strip>;\n`;

describe('the types of a schema', () => {
  it('have the description of each member as a comment', () => {
    const shopSchema = z.object({ open: z.boolean().describe('now'), name: z.string() });
    expect(described(declared('{\n    open: z.ZodBoolean;\n    name: z.ZodString;\n}'), { shopSchema })).toBe(
      declared('{\n    /** now */\n    open: z.ZodBoolean;\n    name: z.ZodString;\n}'),
    );
  });

  it('have descriptions within lists, records and optional members', () => {
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

  it('have the description of the inner type of a nullable or optional member without its own', () => {
    const shopSchema = z.object({ tables: z.int().describe('outdoors').nullable().optional() });
    expect(described(declared('{\n    tables: z.ZodOptional<z.ZodNullable<z.ZodInt>>;\n}'), { shopSchema })).toContain(
      '/** outdoors */',
    );
  });

  it('have each description once, however often they are built', () => {
    const declarations = readFileSync('dist/src/schema/report.d.ts', 'utf8');
    const once = described(declarations, report);
    expect(once.match(/\/\*\* 0 to 100, rounded to one decimal; null: unknown \*\//g)).toHaveLength(1);
    expect(described(once, report)).toBe(once);
  });
});
