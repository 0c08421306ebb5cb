/**
 * Replays order logs that somebody else wrote: `npm start`, or `npm run replay` for a folder of one's own.
 */
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BadArguments, type Format, parseArguments, type Request, usage } from './arguments.ts';
import { UnreadableLog } from './files.ts';
import type { Importer } from './log.ts';
import { importOlist } from './olist.ts';
import { importOrderManagement } from './order-management.ts';
import { progressBar } from './progress.ts';
import { replayLog } from './replay.ts';
import { reportOf } from './report.ts';
import { summaryOf } from './summary.ts';
import { colored, plain } from './terminal.ts';

const importers: Readonly<Record<Format, Importer>> = {
  olist: importOlist,
  'order-management': importOrderManagement,
};

const exampleData = fileURLToPath(new URL('../data/', import.meta.url));

function run(request: Request): void {
  const { stdout } = process;
  if (request.command === 'start') {
    // Where it is asked for before the `--`, npm keeps the option for itself.
    const headless = request.headless || process.env.npm_config_headless === 'true' || !stdout.isTTY;
    const log = importOrderManagement(exampleData);
    const replay = replayLog(log, {}, headless ? undefined : progressBar(stdout, log.orders.length, 'orders'));
    print(summaryOf(replay, reportOf(replay), !headless && stdout.hasColors() ? colored : plain));
    return;
  }
  if (!isFolder(request.folder)) throw new BadArguments(`There is no folder "${request.folder}".`);
  const replay = replayLog(importers[request.format](request.folder), request);
  const report = reportOf(replay);
  const paint = stdout.isTTY && stdout.hasColors() ? colored : plain;
  print(request.json ? [JSON.stringify(report)] : summaryOf(replay, report, paint));
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

// Whoever reads no further, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  run(parseArguments(process.argv.slice(2)));
} catch (error) {
  if (error instanceof BadArguments) {
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  } else if (error instanceof UnreadableLog) {
    console.error(error.message);
    process.exitCode = 1;
  } else throw error;
}
