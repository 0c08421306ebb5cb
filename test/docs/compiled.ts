import { join, relative } from 'node:path';
import ts from 'typescript';
import { type Block, root } from './blocks.ts';

/**
 * What the compiler says of programs, as strictly as of the sources, all at once: `order-actor` and what stands behind it
 * are the public entries.
 *
 * @returns Each fault with the page, and the line where it stands there.
 */
export function faultsIn(programs: readonly Block[]): readonly string[] {
  // Lines are those of the page.
  const texts = new Map(
    programs.map(({ page, line, text }) => [join(root, `${page}.${line}.ts`), `${'\n'.repeat(line - 1)}${text}`]),
  );
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  const program = ts.createProgram([...texts.keys()], options, host);
  const faults = [...texts.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  return [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics(), ...faults].map(told);
}

function told({ file, start, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (!file) return message;
  const { line } = ts.getLineAndCharacterOfPosition(file, start ?? 0);
  const page = relative(root, file.fileName).replace(/\.\d+\.ts$/, '');
  return `${page}:${line + 1}: ${message}`;
}
