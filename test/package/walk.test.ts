/** The walk of one event, from the door to the word: a reader follows it downward, and each hop names the next. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Hop {
  readonly file: string;
  /** The function in it that takes the event, or what became of it, further. */
  readonly name: string;
}

/** A capture that a gateway reports. */
const walk: readonly Hop[] = [
  { file: 'index.ts', name: 'defineOrder' },
  { file: 'order/order.apply.ts', name: 'apply' },
  { file: 'order/order.parts.ts', name: 'stepPart' },
  { file: 'part/compile.ts', name: 'compile' },
  { file: 'payment/payment.record.ts', name: 'recordCapture' },
  { file: 'ledger.ts', name: 'enter' },
  { file: 'order/order.status.ts', name: 'statusOf' },
  { file: 'payment/payment.status.ts', name: 'paymentRules' },
];

/** What each file has to name so that the next is found: the next function, or the table that leads to it. */
const named: readonly (readonly [from: string, word: string])[] = [
  ['index.ts', 'apply'],
  ['order/order.apply.ts', 'stepPart'],
  ['order/order.parts.ts', 'compile(paymentPart)'],
  ['payment/payment.part.ts', "'payment.captured': { target: '.settling', actions: 'recordCapture' }"],
  ['payment/payment.record.ts', 'enter('],
  ['order/order.apply.ts', 'saidOf(plugins, after'],
  ['order/order.tellings.ts', 'statusOf(order'],
  ['order/order.status.ts', 'derive(paymentRules'],
];

const textOf = (file: string) => readFileSync(join(root, 'src', file), 'utf8');

function declares({ file, name }: Hop): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    const declared =
      (ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) &&
      node.name?.getText() === name;
    found ||= declared;
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true));
  return found;
}

describe('the walk of one event', () => {
  it('has at most eight hops, each a function that is there', () => {
    expect(walk.length).toBeLessThanOrEqual(8);
    for (const hop of walk) expect(declares(hop), `${hop.name} in ${hop.file}`).toBe(true);
  });

  it.each(named)('%s names what comes next: %s', (file, word) => {
    expect(textOf(file)).toContain(word);
  });
});

describe('the files of src', () => {
  it('are at most about 260 lines each, but for the list of what is public', () => {
    const files = ts.sys.readDirectory(join(root, 'src'), ['.ts']);
    const long = files.flatMap((file) => {
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n').length;
      return lines > 265 && !file.endsWith('/core.ts') ? [`${file}: ${lines}`] : [];
    });
    expect(files.length).toBeGreaterThan(50);
    expect(long).toEqual([]);
  });
});
