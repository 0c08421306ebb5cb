import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** So many plugins, each with an event, a state and a word, in one shop that tells one of their events. */
function withPlugins(count: number): string {
  const plugins = Array.from(
    { length: count },
    (_, i) => `const p${i} = definePlugin({
  id: 'p${i}',
  events: { begin: { kind: 'command' }, end: { kind: 'command', ends: ['begin'] } },
  states: { open: { when: (slice) => slice.standing('begin').length > 0, on: { end: true } }, idle: { on: { begin: true } } },
  statuses: { open: { base: ['processing'] } },
});`,
  );
  const names = plugins.map((_, i) => `p${i}`).join(', ');
  return `import { defineOrder, definePlugin, type Order } from 'order-actor';
${plugins.join('\n')}
const shop = defineOrder({ plugins: [${names}] });
declare const order: Order;
export const { status } = shop.apply(order, { type: 'p0.begin', id: '1', at: '', by: { kind: 'staff', id: 's' } });
`;
}

const programs = {
  nothing: 'export {};\n',
  import: "import { defineOrder } from 'order-actor';\nexport const shop = defineOrder();\n",
  onePlugin: withPlugins(1),
  tenPlugins: withPlugins(10),
} as const;

/** How many types the compiler makes of generic ones for each program, beyond those for a program without us. */
export function instantiations(): Readonly<Record<Exclude<keyof typeof programs, 'nothing'>, number>> {
  const folder = mkdtempSync(join(root, '.types-'));
  try {
    const counted = Object.entries(programs).map(([name, text]): [string, number] => {
      const file = join(folder, `${name}.ts`);
      writeFileSync(file, text);
      const { options } = ts.parseJsonConfigFileContent(
        ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
        ts.sys,
        root,
      );
      const program = ts.createProgram([file], { ...options, noEmit: true });
      const problems = program.getSemanticDiagnostics(program.getSourceFile(file));
      if (problems.length > 0)
        throw new Error(
          ts.formatDiagnostics(problems, {
            getCanonicalFileName: (one) => one,
            getCurrentDirectory: () => root,
            getNewLine: () => '\n',
          }),
        );
      return [name, program.getInstantiationCount()];
    });
    const { nothing = 0, ...others } = Object.fromEntries(counted);
    return Object.fromEntries(Object.entries(others).map(([name, count]) => [name, count - nothing])) as never;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
