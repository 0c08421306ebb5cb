/** What each entry exports, as text: read in review, so that no change of the public surface goes unseen. */
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../support/installed.ts';
import { entriesOf } from '../support/packed.ts';

const printer = ts.createPrinter({ removeComments: true });
/** What the build appends where two files have one name. */
const renamed = /\$\d+\b/g;

/** The entries in the order in which they are told: one that exports all of another comes behind it. */
const order = ['order-actor/core', 'order-actor/machines', 'order-actor', 'order-actor/labels'];

/** The report of each entry, by its file name. */
export function apiReports(): ReadonlyMap<string, string> {
  const entries = [...entriesOf()].sort((a, b) => place(a.name) - place(b.name));
  const files = entries.map(({ types }) => join(root, types));
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts'],
    types: [],
    strict: true,
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  /** Where each declaration was told first. */
  const told = new Map<ts.Symbol, string>();
  const reports = new Map<string, string>();
  for (const [n, { name }] of entries.entries()) {
    const source = program.getSourceFile(files[n] ?? '');
    const module = source && checker.getSymbolAtLocation(source);
    const exported = module ? checker.getExportsOfModule(module).map((symbol) => resolved(checker, symbol)) : [];
    const own = exported.filter(([, symbol]) => !told.has(symbol));
    const elsewhere = exported.filter(([, symbol]) => told.has(symbol));
    for (const [, symbol] of own) told.set(symbol, name);
    const hidden = namedBy(
      checker,
      own.map(([, symbol]) => symbol),
    ).filter((symbol) => !told.has(symbol));
    for (const symbol of hidden) told.set(symbol, name);
    reports.set(
      `${name.replaceAll('/', '.')}.txt`,
      [
        `# ${name}`,
        ...sourcesOf(elsewhere, told),
        ...own.sort(byName).map(([as, symbol]) => `${textOf(symbol, as)}`),
        ...(hidden.length > 0 ? ['# named above and not exported'] : []),
        ...hidden.map((symbol) => textOf(symbol, symbol.name.replace(renamed, ''))).sort(),
      ]
        .join('\n\n')
        .concat('\n'),
    );
  }
  return reports;
}

function place(name: string): number {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
}

function resolved(checker: ts.TypeChecker, symbol: ts.Symbol): readonly [as: string, symbol: ts.Symbol] {
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  return [symbol.name, isAlias ? checker.getAliasedSymbol(symbol) : symbol];
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** What an entry exports of what another one told: each by its name, or how many where they are many. */
function sourcesOf(
  elsewhere: readonly (readonly [as: string, symbol: ts.Symbol])[],
  told: ReadonlyMap<ts.Symbol, string>,
): readonly string[] {
  const sources = [...new Set(elsewhere.map(([, symbol]) => told.get(symbol) ?? ''))].sort();
  return sources.map((from) => {
    const names = elsewhere.filter(([, symbol]) => told.get(symbol) === from).map(([as]) => as);
    return `# from ${from}: ${names.length > 20 ? `${names.length} names` : names.sort().join(', ')}`;
  });
}

/** A declaration as it is written, without its documentation. A variable stands with its type. */
function textOf(symbol: ts.Symbol, as: string): string {
  const texts = (symbol.declarations ?? []).map((declaration) => {
    const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
    return printer
      .printNode(ts.EmitHint.Unspecified, node, declaration.getSourceFile())
      .replace(/^(export )?(declare )?/, '')
      .replace(renamed, '')
      .replaceAll('    ', '  ');
  });
  const text = texts.join('\n');
  return new RegExp(`\\b${as}\\b`).test(text) ? text : `${as}: ${text}`;
}

/** The declarations of this package that these name, and those that they name in turn. */
function namedBy(checker: ts.TypeChecker, symbols: readonly ts.Symbol[]): readonly ts.Symbol[] {
  const seen = new Set(symbols);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const found = checker.getSymbolAtLocation(node);
      const symbol = found && resolved(checker, found)[1];
      if (symbol && !seen.has(symbol) && isOfPackage(symbol)) {
        seen.add(symbol);
        for (const declaration of symbol.declarations ?? []) ts.forEachChild(declaration, visit);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const symbol of symbols)
    for (const declaration of symbol.declarations ?? []) ts.forEachChild(declaration, visit);
  return [...seen].slice(symbols.length);
}

/** A type, class, variable or function at the top of one of our files. */
function isOfPackage(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some(
    (declaration) =>
      declaration.getSourceFile().fileName.startsWith(join(root, 'dist')) &&
      (ts.isSourceFile(declaration.parent) ||
        (ts.isVariableDeclaration(declaration) && ts.isSourceFile(declaration.parent.parent.parent))),
  );
}
