/**
 * Explores small orders in full: `npm run explore`, `npm run explore -- --scale large`, `npm run explore -- --scene money`. Prints what
 * was reached, and every broken law and every trap as a story. The last line is JSON.
 */

import { parseArgs } from 'node:util';
import { lineOf, runScene } from './run.ts';
import { type Scale, scales, scenesOf } from './scenes.ts';

const usage = `npm run explore -- [--scale ${scales.join('|')}] [--scene name]`;

/** What is to be explored. */
function request(): { readonly scale: Scale; readonly only: string | undefined } | null {
  try {
    const { values } = parseArgs({ options: { scale: { type: 'string' }, scene: { type: 'string' } } });
    const scale = scales.find((one) => one === (values.scale ?? 'usual'));
    return scale ? { scale, only: values.scene } : null;
  } catch {
    return null;
  }
}

const wanted = request();
const scenes = wanted
  ? scenesOf(wanted.scale).filter(({ name }) => wanted.only === undefined || name === wanted.only)
  : [];
if (scenes.length === 0) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const reports = scenes.map((scene) => {
    const report = runScene(scene);
    console.log([lineOf(report), ...report.problems].join('\n'));
    return report;
  });
  console.log(
    JSON.stringify(
      reports.map(({ problems, cut, events: _, ...report }) => ({ ...report, cut, problems: problems.length })),
    ),
  );
  if (reports.some(({ problems, complete }) => problems.length > 0 || !complete)) process.exitCode = 1;
}
