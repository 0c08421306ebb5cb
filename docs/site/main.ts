/**
 * The site after it was built by `npm run docs`: `node docs/site/main.ts check` follows its links and those of the guides,
 * `node docs/site/main.ts serve [--port <number>]` shows it on this machine.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { check } from './check.ts';
import { serve } from './serve.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const site = join(root, '.site');
const guides = [
  'README.md',
  'CHANGELOG.md',
  ...['docs', '.github'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
];
/** What the site is made of, in its order. */
const { projectDocuments: listed } = JSON.parse(readFileSync(join(root, 'docs', 'typedoc.json'), 'utf8')) as {
  readonly projectDocuments: readonly string[];
};

function checked(): void {
  const { looked, faults } = check(site, root, guides, listed);
  for (const fault of faults) console.log(fault);
  console.log(`${looked.pages} pages, ${looked.guides} guides, ${looked.links} links: ${faults.length || 'no'} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

async function served(port: number): Promise<void> {
  const { url } = await serve(site, port);
  console.log(`The site is at ${url} until you press Ctrl+C.`);
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string', default: '8080' } },
});
const [asked = ''] = positionals;
const port = Number(values.port);
const actions: Readonly<Record<string, () => void | Promise<void>>> = { check: checked, serve: () => served(port) };
const action = actions[asked];

if (action === undefined || !Number.isInteger(port)) {
  console.error('usage: main.ts check | main.ts serve [--port <number>]');
  process.exitCode = 2;
} else if (!existsSync(join(site, 'index.html'))) {
  console.error('There is no site yet: npm run docs makes it.');
  process.exitCode = 2;
} else {
  await action();
}
