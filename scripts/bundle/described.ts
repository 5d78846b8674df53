/** Adds the descriptions of schema members as comments to the types that `tsc` generated, for editors to show. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { z } from 'zod';

/** @param folder of compiled schemas, whose declarations are changed */
export async function describeTypes(folder: string): Promise<void> {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.d.ts'))) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const module = resolve(path.replace(/\.d\.ts$/, '.js'));
    const schemas = (await import(pathToFileURL(module).href)) as Readonly<Record<string, unknown>>;
    const after = described(text, schemas);
    if (after !== text) writeFileSync(path, after);
  }
}

/**
 * @param declarations as written by `tsc`, or by this function before
 * @param schemas by their names in the declarations
 */
export function described(declarations: string, schemas: Readonly<Record<string, unknown>>): string {
  const file = ts.createSourceFile('schema.d.ts', declarations, ts.ScriptTarget.Latest);
  const comments: { readonly at: number; readonly text: string }[] = [];
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, type } of statement.declarationList.declarations) {
      if (type !== undefined && ts.isIdentifier(name)) visit(type, schemas[name.text]);
    }
  }
  return comments.reduceRight(
    (text, comment) => text.slice(0, comment.at) + comment.text + text.slice(comment.at),
    declarations,
  );

  function visit(type: ts.TypeNode | undefined, schema: unknown): void {
    if (type === undefined || !ts.isTypeReferenceNode(type)) return;
    const { typeArguments = [] } = type;
    const [shape] = typeArguments;
    if (shape !== undefined && ts.isTypeLiteralNode(shape) && schema instanceof z.ZodObject)
      visitMembers(shape, schema.shape);
    for (const [place, part] of partsOf(schema).entries()) visit(typeArguments[place], part);
  }

  function visitMembers({ members }: ts.TypeLiteralNode, shape: Readonly<Record<string, unknown>>): void {
    for (const member of members) {
      if (!ts.isPropertySignature(member) || member.type === undefined || !ts.isIdentifier(member.name)) continue;
      const schema = shape[member.name.text];
      const words = wordsOf(schema);
      const isDescribed = ts.getLeadingCommentRanges(declarations, member.getFullStart()) !== undefined;
      if (words !== null && !isDescribed) {
        const at = member.getStart(file);
        const indent = /[ \t]*$/.exec(declarations.slice(0, at))![0];
        comments.push({ at, text: `/** ${words.replaceAll('*/', '*\\/')} */\n${indent}` });
      }
      visit(member.type, schema);
    }
  }
}

/** The schemas within a schema that are arguments of its type, in order. */
function partsOf(schema: unknown): readonly unknown[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return [schema.unwrap()];
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.keyType, schema.valueType];
  return [];
}

/** The description of a schema, or of the schema that it makes nullable or optional. */
function wordsOf(schema: unknown): string | null {
  if (!(schema instanceof z.ZodType)) return null;
  if (schema.description !== undefined) return schema.description;
  return schema instanceof z.ZodNullable || schema instanceof z.ZodOptional ? wordsOf(schema.unwrap()) : null;
}
