import { posix } from 'node:path';
import ts from 'typescript';

/** Source files by their path below `src/`, such as `order/order.apply.ts`, with their text. */
export type Sources = Readonly<Record<string, string>>;

export type Rule =
  | 'unplaced'
  | 'unresolved'
  | 'extension'
  | 'upward'
  | 'door'
  | 'cycle'
  | 'xstate'
  | 'zod'
  | 'light'
  | 'export-star';

export interface Violation {
  readonly rule: Rule;
  readonly file: string;
  readonly message: string;
}

interface Import {
  readonly specifier: string;
  /** `import type` leaves nothing at run time; `import { type X }` still loads the module. */
  readonly typeOnly: boolean;
  readonly exportsAll: boolean;
}

/** Each layer by number, and the files that live in it: the first pattern that fits places the file. */
const layers: ReadonlyArray<readonly [layer: number, name: string, pattern: RegExp]> = [
  [0, 'words', /^(statuses|statuses\.money|errors|reasons|reasons\.(codes|goods|words))\.ts$/],
  [
    1,
    'shapes',
    /^(canonical|once|checks|money|units|lines|ledger|ledger\.(fields|joins)|derive|events)\.ts$|\.checks\.ts$|\.events\.ts$|^(?!order\/order\.).*\.schema\.ts$/,
  ],
  [
    2,
    'parts',
    /^(part|plugin|payment|fulfillment|returns|holds|review|notes|decisions|papers|stock)\/|^order\/lifecycle\.(part|ledger)\.ts$/,
  ],
  [3, 'order', /^order\//],
  [4, 'keeping', /^keeping\//],
  [5, 'doors', /^(index|core|machines|restate)\.ts$|^(stores|webhooks|presets|labels|testing)\//],
];
const DOORS = 5;

/** The doors that may open another door, and which. */
const allowedBetweenDoors: ReadonlyArray<readonly [from: RegExp, to: RegExp]> = [
  [/^index\.ts$/, /^(core|machines)\.ts$/],
  [/^presets\//, /^presets\/preset\.ts$/],
  [/^labels\//, /^labels\/labels(\.words)?\.ts$/],
  // It drives the library as its users do.
  [/^testing\//, /^(testing\/.*|index\.ts|core\.ts|machines\.ts)$/],
];

/** The law that compares both executors interprets. */
const mayLoadXState = /^(machines|testing\/laws\/laws\.parts)\.ts$/;
const mayNameXState = /^(machines|index|order\/order\.actor|testing\/laws\/laws\.parts)\.ts$/;
/** Labels are words: of what the order code is made they take the types alone. */
const mayLoadShapesOnly = /^labels\//;
const SHAPES = 1;
const mayImportZod = /^index\.ts$|\.schema\.ts$/;
/** `index` is `core` and `machines` and what they lack: a second list of the same names would drift from the first. */
const mayExportAll = /^(testing\/|index\.ts$)/;

/** Every breach of the layer rules in these sources, in the order of the files. Empty when all arrows go down. */
export function layerViolations(sources: Sources): Violation[] {
  const files = Object.keys(sources).sort();
  const imports = new Map(files.map((file) => [file, importsOf(file, sources[file] ?? '')]));
  const arrows = new Map(files.map((file) => [file, targetsOf(file, imports.get(file) ?? [], sources)]));

  return [
    ...files.flatMap((file) => [
      ...misplaced(file),
      ...(imports.get(file) ?? []).flatMap((found) => importViolations(file, found, sources)),
      ...(arrows.get(file) ?? []).flatMap((target) => arrowViolations(file, target)),
    ]),
    ...cycles(arrows),
    ...heavyDoors(imports, arrows),
  ];
}

/** What a file imports or re-exports, dynamic imports and `import('...')` types included. */
function importsOf(file: string, text: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean, exportsAll = false) => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.push({ specifier: specifier.text, typeOnly, exportsAll });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly, node.exportClause === undefined);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return found;
}

function targetsOf(file: string, imports: readonly Import[], sources: Sources): string[] {
  const targets = imports.filter(isRelative).map((found) => resolve(file, found));
  return [...new Set(targets)].filter((target) => target in sources);
}

function misplaced(file: string): Violation[] {
  return layerOf(file) ? [] : [{ rule: 'unplaced', file, message: `${file} belongs to no layer` }];
}

function importViolations(file: string, found: Import, sources: Sources): Violation[] {
  const { specifier, typeOnly, exportsAll } = found;
  const breaches: Violation[] = [];
  const report = (rule: Rule, message: string) => breaches.push({ rule, file, message: `${file} ${message}` });

  if (exportsAll && !mayExportAll.test(file)) report('export-star', `re-exports everything of '${specifier}'`);
  if (isRelative(found)) {
    if (!specifier.endsWith('.ts')) report('extension', `imports '${specifier}' without .ts`);
    else if (!(resolve(file, found) in sources)) report('unresolved', `imports '${specifier}', which is not in src`);
    const layer = layerOf(resolve(file, found))?.layer ?? SHAPES;
    if (mayLoadShapesOnly.test(file) && !typeOnly && layer > SHAPES && layer < DOORS)
      report('light', `loads '${specifier}'; only its types may be imported here`);
  }
  if (isPackage(found, 'xstate')) {
    if (!typeOnly && !mayLoadXState.test(file)) report('xstate', 'loads xstate; only machines.ts may');
    else if (!mayNameXState.test(file)) report('xstate', 'names types of xstate');
  }
  if (isPackage(found, 'zod') && !mayImportZod.test(file)) report('zod', 'imports zod outside a *.schema.ts');
  return breaches;
}

function arrowViolations(file: string, target: string): Violation[] {
  const [from, to] = [layerOf(file), layerOf(target)];
  if (!from || !to) return [];
  if (from.layer < to.layer) {
    const message = `${file} (${from.layer} ${from.name}) imports ${target} (${to.layer} ${to.name}), which is above it`;
    return [{ rule: 'upward', file, message }];
  }
  const allowed = allowedBetweenDoors.some(([a, b]) => a.test(file) && b.test(target));
  const isOneDoor = doorOf(file) === doorOf(target);
  if (from.layer === DOORS && to.layer === DOORS && !isOneDoor && !allowed) {
    return [{ rule: 'door', file, message: `${file} imports ${target}: doors do not import each other` }];
  }
  return [];
}

/** Each circle once, found from the first of its files. Type imports count: a circle is hard to read either way. */
function cycles(arrows: ReadonlyMap<string, readonly string[]>): Violation[] {
  const breaches: Violation[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      const circle = [...path.slice(path.indexOf(file)), file].join(' -> ');
      breaches.push({ rule: 'cycle', file, message: `circle of imports: ${circle}` });
      return;
    }
    if (done.has(file)) return;
    for (const target of arrows.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of arrows.keys()) visit(file, []);
  return breaches;
}

/** `core` and the labels are for readers without XState and zod: nothing they reach may import them, not even as types. */
const mustStayLight = /^(core\.ts$|labels\/)/;

function heavyDoors(
  imports: ReadonlyMap<string, readonly Import[]>,
  arrows: ReadonlyMap<string, readonly string[]>,
): Violation[] {
  const breaches: Violation[] = [];
  const seen = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const way = [...path, file];
    for (const name of ['xstate', 'zod']) {
      if (!imports.get(file)?.some((found) => isPackage(found, name))) continue;
      breaches.push({ rule: 'light', file, message: `${way[0]} reaches ${name}: ${[...way, name].join(' -> ')}` });
    }
    for (const target of arrows.get(file) ?? []) visit(target, way);
  };
  for (const file of arrows.keys()) if (mustStayLight.test(file)) visit(file, []);
  return breaches;
}

/** The files of one door share their name up to the first dot: `labels/ar.ts` and `labels/ar.reasons.ts`. */
function doorOf(file: string): string {
  return file.replace(/\..*/, '');
}

function layerOf(file: string): { layer: number; name: string } | undefined {
  const found = layers.find(([, , pattern]) => pattern.test(file));
  return found && { layer: found[0], name: found[1] };
}

function isRelative({ specifier }: Import): boolean {
  return specifier.startsWith('.');
}

function isPackage({ specifier }: Import, name: string): boolean {
  return specifier === name || specifier.startsWith(`${name}/`);
}

function resolve(file: string, { specifier }: Import): string {
  return posix.join(posix.dirname(file), specifier);
}
