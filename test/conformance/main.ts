/**
 * Runs the cases of a folder: `npm run conformance -- <dir> [--json]`.
 */
import { MalformedCases, readCases } from './read.ts';
import { linesOf, reportOn, sumOf, unreadIn } from './report.ts';
import { runCase } from './run.ts';

const usage = 'npm run conformance -- <dir> [--json]';

function main(args: readonly string[]): void {
  const folders = args.filter((one) => !one.startsWith('--'));
  const unknown = args.find((one) => one.startsWith('--') && one !== '--json');
  const [folder] = folders;
  if (folder === undefined || folders.length > 1 || unknown !== undefined) {
    console.error(
      unknown === undefined ? `One folder is needed.\n\n${usage}` : `There is no option "${unknown}".\n\n${usage}`,
    );
    process.exitCode = 2;
    return;
  }
  const results = readCases(folder).map(runCase);
  const report = reportOn(results);
  const lines = [
    ...unreadIn(results),
    ...linesOf(report),
    sumOf(report),
    ...(args.includes('--json') ? [JSON.stringify(report)] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (report.failures.length > 0) process.exitCode = 1;
}

// Whoever reads no further, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof MalformedCases)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
