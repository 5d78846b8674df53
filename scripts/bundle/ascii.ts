/**
 * Converts to ASCII what esbuild leaves as it is: regular expressions, and templates of `String.raw`, which it does not
 * recognize as the plain strings that they are. V8 stores a text with one other character at twice its size.
 */
import ts from 'typescript';

export function inAscii(code: string): string {
  if (isAscii(code)) return code;
  const pieces: string[] = [];
  let done = 0;
  const replace = (node: ts.Node, text: string) => {
    pieces.push(code.slice(done, node.getStart(file)), text);
    done = node.end;
  };
  const visit = (node: ts.Node): void => {
    const text = node.getText(file);
    if (isAscii(text)) return;
    if (ts.isRegularExpressionLiteral(node)) replace(node, escaped(text));
    else if (ts.isTaggedTemplateExpression(node) && node.tag.getText(file) === 'String.raw') {
      replaceTemplate(node.template);
    } else ts.forEachChild(node, visit);
  };
  const replaceTemplate = (template: ts.TemplateLiteral) => {
    // Nothing of the tag remains.
    pieces.push(code.slice(done, template.parent.getStart(file)));
    done = template.getStart(file);
    if (ts.isNoSubstitutionTemplateLiteral(template)) return replace(template, cooked(template));
    replace(template.head, cooked(template.head));
    for (const { expression, literal } of template.templateSpans) {
      visit(expression);
      replace(literal, cooked(literal));
    }
  };
  const cooked = (part: ts.Node): string => {
    const text = part.getText(file);
    const end = ts.isTemplateHead(part) || ts.isTemplateMiddle(part) ? 2 : 1;
    const raw = text
      .slice(1, -end)
      .replaceAll('\\', '\\\\')
      .replace(/`|\$\{/g, '\\$&');
    return escaped(text.slice(0, 1) + raw + text.slice(-end));
  };
  const file = ts.createSourceFile('chunk.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  visit(file);
  return pieces.join('') + code.slice(done);
}

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

/** In a regular expression as in a string, two escaped halves of a character are that character. */
const escaped = (text: string): string =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
