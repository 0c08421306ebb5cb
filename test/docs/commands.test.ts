/** The commands that the pages show are not run: some install, some take an hour. Each names what there is. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { blocks, root } from './blocks.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const { name, scripts, dependencies, peerDependencies } = JSON.parse(read('package.json')) as {
  readonly name: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
};
const packages = [name, ...Object.keys(dependencies), ...Object.keys(peerDependencies)];

const commands = blocks
  .filter(({ language }) => language === 'sh')
  .flatMap(({ page, line, text }) =>
    text.split('\n').flatMap((shown, i) =>
      shown
        .replace(/ +#.*/, '')
        .split('&&')
        .map((command) => ({ page, line: line + i, command: command.trim() })),
    ),
  )
  .filter(({ command }) => command !== '');

type Words = readonly string[];
const optionsIn = (words: Words) => words.flatMap((word) => /^\[?--([a-z][\w-]*)/.exec(word)?.[1] ?? []);
const filesIn = (words: Words) => words.filter((word) => /^[\w/-]+(\.[\w-]+)*\.(ts|json)$/.test(word));

const missing = (words: Words) => filesIn(words).filter((file) => !existsSync(join(root, file)));
const unknownScript = (script: string) => (script in scripts ? [] : [script]);

/** The options that nothing beside the program reads. */
function unread(program: string, words: Words): Words {
  const files = globSync(join(root, dirname(program), '*.ts')).filter((file) => !file.endsWith('.test.ts'));
  const sources = files.map((file) => readFileSync(file, 'utf8'));
  return optionsIn(words).filter(
    (option) => !sources.some((source) => new RegExp(`--${option}\\b|\\b${option}: (yes|\\{ type)`).test(source)),
  );
}

/** What there is not, by how a command begins. The options of other people's programs are theirs. */
const faults: readonly (readonly [RegExp, (words: Words, script: string) => Words])[] = [
  [/^npm install /, (words) => words.filter((word) => !word.startsWith('--') && !packages.includes(word))],
  [/^npm ci$/, () => []],
  [/^npm (test|start)$/, (_, script) => unknownScript(script)],
  [
    /^npm run (\S+)/,
    (words, script) => {
      const program = /node (\S+\.ts)/.exec(scripts[script] ?? '')?.[1];
      return [...unknownScript(script), ...missing(words), ...(program ? unread(program, words) : [])];
    },
  ],
  [/^npx vitest run/, (words) => missing(words)],
  [/^node (\S+\.ts)/, (words, program) => [...missing([program, ...words]), ...unread(program, words)]],
];

function faultsOf(command: string): Words | undefined {
  for (const [beginning, faultsAfter] of faults) {
    const [begun, named = ''] = beginning.exec(command) ?? [];
    if (begun === undefined) continue;
    const words = command.slice(begun.length).split(' ');
    return faultsAfter(
      words.filter((word) => word !== ''),
      named,
    );
  }
  return undefined;
}

it.each(commands)('$page:$line: $command', ({ command }) => {
  expect(faultsOf(command)).toEqual([]);
});

it.each([
  ['npm install order-actors', ['order-actors']],
  ['npm run law -- --seed 1', ['law']],
  ['npm run laws -- --sed 1', ['sed']],
  ['npx vitest run test/gone.test.ts', ['test/gone.test.ts']],
  ['order-actor --help', undefined],
])('%s: there is no %o', (command, said) => {
  expect(faultsOf(command)).toEqual(said);
});
