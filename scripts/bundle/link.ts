/**
 * Turns a chunk, which esbuild writes as an ES module, into a function of `require` that returns its exports. The
 * CommonJS modules of esbuild copy every export into getters at every start; here, an import is a constant.
 */
import { isBuiltin } from 'node:module';
import ts from 'typescript';

export function linked(chunk: string): string {
  const file = ts.createSourceFile('chunk.js', chunk, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const assigned = new Set<string>();
  const pieces: string[] = [];
  let done = 0;
  const visit = (node: ts.Node, isLater: boolean): void => {
    const anew = writtenAnew(node);
    if (anew !== null) {
      pieces.push(chunk.slice(done, node.getStart(file)), anew);
      done = node.end;
      return;
    }
    if (isLater) for (const name of assignedBy(node)) assigned.add(name);
    const isInside = isLater || (ts.isFunctionLike(node) && !isCalledAtOnce(node));
    ts.forEachChild(node, (child) => visit(child, isInside));
  };
  visit(file, false);
  const returned = file.statements.flatMap((statement) =>
    ts.isExportAssignment(statement) ? 'default: defaultOfPackage' : exported(statement, assigned),
  );
  return `function (require, __filename, __dirname) {${pieces.join('')}${chunk.slice(done)}\nreturn { ${returned.join(', ')} };\n}`;
}

/** Returns the replacement of a node; null to leave it as it is. */
function writtenAnew(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node)) return required(node);
  if (ts.isExportDeclaration(node)) return '';
  // In a chunk of a CommonJS package.
  if (ts.isExportAssignment(node)) return `const defaultOfPackage = ${node.expression.getText()};`;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return `Promise.resolve().then(() => ${later(nameOf(node.arguments[0]))})`;
  return null;
}

/** The exports of a CommonJS package are its default for those who import it. */
function later(name: string): string {
  const module = `require(${name})`;
  return isPackage(JSON.parse(name) as string) ? `({ ...${module}, default: ${module} })` : module;
}

const isPackage = (name: string): boolean => !name.startsWith('.') && !isBuiltin(name);

function required({ importClause, moduleSpecifier }: ts.ImportDeclaration): string {
  const module = `require(${nameOf(moduleSpecifier)})`;
  if (importClause === undefined) return `${module};`;
  const { name, namedBindings } = importClause;
  const isOurs = nameOf(moduleSpecifier).startsWith('"./');
  const whole =
    name === undefined ? [] : [isOurs ? `{ default: ${name.text} } = ${module}` : `${name.text} = ${module}`];
  if (namedBindings === undefined) return `const ${whole.join(', ')};`;
  if (ts.isNamespaceImport(namedBindings)) whole.push(`${namedBindings.name.text} = ${module}`);
  else {
    const names = namedBindings.elements.map(({ propertyName, name }) =>
      propertyName === undefined ? name.text : `${propertyName.text}: ${name.text}`,
    );
    whole.push(`{ ${names.join(', ')} } = ${module}`);
  }
  return `const ${whole.join(', ')};`;
}

function exported(statement: ts.Statement, assigned: ReadonlySet<string>): readonly string[] {
  if (!ts.isExportDeclaration(statement)) return [];
  const { exportClause } = statement;
  if (exportClause === undefined || !ts.isNamedExports(exportClause)) throw new Error('a chunk that exports otherwise');
  return exportClause.elements.map(({ propertyName, name }) => {
    const own = (propertyName ?? name).text;
    if (assigned.has(own)) throw new Error(`${own} changes after it was exported`);
    return `${name.text}: ${own}`;
  });
}

/** Whether a function is called where it is defined, as in the enums of TypeScript. */
function isCalledAtOnce({ parent }: ts.Node): boolean {
  return ts.isParenthesizedExpression(parent) && ts.isCallExpression(parent.parent);
}

/** Names that a node assigns new values to. */
function assignedBy(node: ts.Node): readonly string[] {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const isAssignment = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return isAssignment ? namesIn(node.left) : [];
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken
      ? namesIn(node.operand)
      : [];
  }
  return [];
}

function namesIn(target: ts.Node): readonly string[] {
  if (ts.isIdentifier(target)) return [target.text];
  if (ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)) return [];
  return target.getChildren().flatMap(namesIn);
}

/** esbuild names the files of chunks `.cjs`, and imports them by these names. */
function nameOf(specifier: ts.Node | undefined): string {
  if (specifier === undefined || !ts.isStringLiteral(specifier)) throw new Error('a chunk that imports otherwise');
  return JSON.stringify(specifier.text);
}
