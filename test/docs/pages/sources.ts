import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const src = fileURLToPath(new URL('../../../src', import.meta.url));

/** A field of an interface, as its source tells it. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly says: string;
}

/** An interface or type that is declared in the source, with what it inherits. */
export interface Declared {
  readonly name: string;
  readonly says: string;
  readonly fields: readonly Field[];
}

interface Declaration {
  readonly name: string;
  readonly says: string;
  readonly own: readonly Field[];
  readonly parents: readonly string[];
}

/** Every interface of these files of `src`, and every type that is an intersection. */
export function declaredIn(files: RegExp): readonly Declared[] {
  const found = filesLike(files).flatMap((file) => declarationsOf(parsed(file)).map((one) => ({ ...one, file })));
  const fieldsOf = (one: (typeof found)[number]): readonly Field[] => {
    const inherited = one.parents.flatMap((name) => {
      const known = found.filter((other) => other.name === name);
      // A name that is not exported is its file's own.
      const parent = known.find(({ file }) => file === one.file) ?? known[0];
      return parent ? fieldsOf(parent) : [];
    });
    return [...new Map([...inherited, ...one.own].map((field) => [field.name, field])).values()];
  };
  return found.map((one) => ({ name: one.name, says: one.says, fields: fieldsOf(one) }));
}

/** The declaration of this name. */
export function named(declared: readonly Declared[], name: string): Declared {
  return declared.find((one) => one.name === name) as Declared;
}

/** The declarations whose own `type` is this word. */
export function ofType(declared: readonly Declared[], type: string): readonly Declared[] {
  return declared.filter(({ name, fields }) => {
    const own = fields.find((field) => field.name === 'type')?.type.split(' | ') ?? [];
    return own.includes(`'${type}'`) && !name.startsWith('Resolved');
  });
}

/** A row of a table in the source: its properties as they are written. */
export type WrittenRow = Readonly<Record<string, string>>;

/** The rows of a table that the source declares under a name. */
export function rowsIn(file: string, table: string): readonly WrittenRow[] {
  const list = initializerOf(file, table);
  if (!list || !ts.isArrayLiteralExpression(list)) return [];
  return list.elements
    .filter(ts.isObjectLiteralExpression)
    .map((row) =>
      Object.fromEntries(
        row.properties.flatMap((property) =>
          ts.isPropertyAssignment(property) ? [[property.name.getText(), written(property.initializer)]] : [],
        ),
      ),
    );
}

/** The entries of a record that the source declares under a name, as they are written. */
export function entriesIn(file: string, name: string): readonly (readonly [name: string, value: string])[] {
  const record = initializerOf(file, name);
  if (!record || !ts.isObjectLiteralExpression(record)) return [];
  return record.properties.filter(ts.isPropertyAssignment).map((one) => [one.name.getText(), written(one.initializer)]);
}

function initializerOf(file: string, name: string): ts.Node | undefined {
  for (const statement of parsed(file).statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const found = statement.declarationList.declarations.find((one) => one.name.getText() === name);
    if (found) return found.initializer;
  }
  return undefined;
}

const written = (node: ts.Node) => node.getText().replaceAll(/\s+/g, ' ');

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.Latest, true);
}

function filesLike(pattern: RegExp): readonly string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file))
    .sort();
}

function declarationsOf(file: ts.SourceFile): readonly Declaration[] {
  return file.statements.flatMap((statement): readonly Declaration[] => {
    if (ts.isInterfaceDeclaration(statement)) {
      const parents = statement.heritageClauses?.flatMap(({ types }) => types.map((one) => one.expression.getText()));
      const own = fieldsIn(statement.members);
      return [{ name: statement.name.text, says: saidOf(statement), own, parents: parents ?? [] }];
    }
    if (!ts.isTypeAliasDeclaration(statement) || !ts.isIntersectionTypeNode(statement.type)) return [];
    const own = statement.type.types.filter(ts.isTypeLiteralNode).flatMap(({ members }) => fieldsIn(members));
    const parents = statement.type.types.filter(ts.isTypeReferenceNode).map(({ typeName }) => typeName.getText());
    return [{ name: statement.name.text, says: saidOf(statement), own, parents }];
  });
}

function fieldsIn(members: ts.NodeArray<ts.TypeElement>): readonly Field[] {
  return members.filter(ts.isPropertySignature).map((member) => ({
    name: member.name.getText(),
    type: member.type ? written(member.type) : '',
    optional: member.questionToken !== undefined,
    says: saidOf(member),
  }));
}

/** The comment above it without its tags and links, in one line. */
function saidOf(node: ts.Node): string {
  const comment = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc);
  return (ts.getTextOfJSDocComment(comment?.comment) ?? '')
    .replaceAll(/\{@link (\w+)\}/g, '`$1`')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
