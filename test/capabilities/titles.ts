import ts from 'typescript';

/** Calls that name a test or a group of tests. `skip` and `todo` prove nothing, so they are not looked at. */
const groups = new Set(['describe']);
const tests = new Set(['it', 'test']);

/** What identifiers stand for where a helper makes tests: the literal arguments of one call of it. */
type Known = ReadonlyMap<string, string>;

/**
 * The full titles of all tests of a file, such as `a parcel > is picked first`, read from its source. Titles of tables count by their
 * template (`%s is refused`), what is worked out stands as `{name}`; a helper that makes tests is followed where it is called.
 */
export function titlesIn(text: string): readonly string[] {
  const file = ts.createSourceFile('test.ts', text, ts.ScriptTarget.Latest);
  const helpers = new Map<string, ts.FunctionDeclaration>();
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) helpers.set(statement.name.text, statement);
  }
  const found: string[] = [];
  const followed = new Set<ts.FunctionDeclaration>();

  const visit = (node: ts.Node, path: readonly string[], known: Known): void => {
    if (ts.isFunctionDeclaration(node)) return;
    if (!ts.isCallExpression(node)) {
      ts.forEachChild(node, (child) => visit(child, path, known));
      return;
    }
    const name = calledBy(node.expression);
    const [title, ...rest] = node.arguments;
    if (name !== undefined && title !== undefined && tests.has(name)) {
      found.push([...path, wordsOf(title, known, file)].join(' > '));
    } else if (name !== undefined && title !== undefined && groups.has(name)) {
      for (const part of rest) visit(part, [...path, wordsOf(title, known, file)], known);
    } else {
      const helper = ts.isIdentifier(node.expression) ? helpers.get(node.expression.text) : undefined;
      if (helper?.body && !followed.has(helper)) {
        followed.add(helper);
        const known = given(helper, node, file);
        ts.forEachChild(helper.body, (child) => visit(child, path, known));
        followed.delete(helper);
      }
      ts.forEachChild(node, (child) => visit(child, path, known));
    }
  };
  visit(file, [], new Map());
  return found;
}

/** `it`, also of `it.each(rows)`; nothing for `it.skip`. */
function calledBy(called: ts.Expression): string | undefined {
  if (ts.isIdentifier(called)) return called.text;
  if (!ts.isCallExpression(called) || !ts.isPropertyAccessExpression(called.expression)) return undefined;
  const { expression, name } = called.expression;
  return name.text === 'each' && ts.isIdentifier(expression) ? expression.text : undefined;
}

/** What a helper's parameters stand for in one call of it. */
function given({ parameters }: ts.FunctionDeclaration, call: ts.CallExpression, file: ts.SourceFile): Known {
  return new Map(
    parameters.flatMap(({ name }, i) => {
      const value = call.arguments[i];
      const literal = value && (ts.isStringLiteralLike(value) || ts.isNumericLiteral(value));
      return literal && ts.isIdentifier(name) ? [[name.text, wordsOf(value, new Map(), file)] as const] : [];
    }),
  );
}

function wordsOf(title: ts.Expression, known: Known, file: ts.SourceFile): string {
  if (ts.isStringLiteralLike(title) || ts.isNumericLiteral(title)) return title.text;
  if (ts.isTemplateExpression(title)) {
    const spans = title.templateSpans.map(
      ({ expression, literal }) => `${wordsOf(expression, known, file)}${literal.text}`,
    );
    return [title.head.text, ...spans].join('');
  }
  const text = title.getText(file);
  return known.get(text) ?? `{${text}}`;
}
