/** What an editor shows of the built package where the pointer rests on a name. */
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root } from '../support/installed.ts';

const program = `import { defineOrder, definePlugin, type Order, type PluginEvent } from 'order-actor';
import * as z from 'zod';

const attention = definePlugin({ id: 'attention', flags: { needed: { base: 'pending' } } });
const fraud = definePlugin({
  id: 'fraud',
  events: {
    suspected: { kind: 'fact', payload: z.object({ score: z.number() }) },
    clear: { kind: 'command', ends: ['suspected'] },
  },
  states: {
    suspected: { when: (slice) => slice.standing('suspected').length > 0, on: { clear: true } },
    calm: {},
  },
});
type FraudEvent = PluginEvent<typeof fraud>;
const gift = definePlugin({
  id: 'gift',
  events: {
    ask: { kind: 'command', payload: z.object({ paper: z.enum(['red', 'blue']), note: z.string().optional() }) },
    wrapped: { kind: 'fact', payload: z.object({ lines: z.array(z.object({ line: z.string(), quantity: z.number() })) }) },
    weighed: { kind: 'fact' },
  },
  states: {
    asked: { when: (slice) => slice.standing('ask').length > 0, on: { ask: (_, asked) => (asked.payload.note ? null : null) } },
    calm: {},
  },
});

declare const order: Order;
const plain = defineOrder();
const shop = defineOrder({ plugins: [attention] });
const { outcome, status, effects } = shop.apply(order, { type: 'attention.clear', id: 'c-1', at: '', by: { kind: 'staff', id: 'a' }, payload: { flag: 'needed' } });
const custom = status.custom;
const careful = defineOrder({ plugins: [fraud, gift] });
const paperOf = (heard: PluginEvent<typeof gift>) => {
  if (heard.type !== 'gift.ask') return heard.type;
  const { payload } = heard;
  return payload.paper;
};
export const used = [plain.apply, plain.receive, plain.can, plain.statusOf, plain.tick, shop.apply, outcome, effects, custom, careful.apply, paperOf];
export type Used = FraudEvent;
`;

const file = join(root, 'hover.ts');
const isIt = (name: string) => name === file;
const service = ts.createLanguageService({
  getScriptFileNames: () => [file],
  getScriptVersion: () => '1',
  getScriptSnapshot: (name) => ts.ScriptSnapshot.fromString(isIt(name) ? program : (ts.sys.readFile(name) ?? '')),
  getCurrentDirectory: () => root,
  getCompilationSettings: () => ({
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts'],
    types: [],
    strict: true,
  }),
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (name) => isIt(name) || ts.sys.fileExists(name),
  readFile: (name) => (isIt(name) ? program : ts.sys.readFile(name)),
});

/** What is shown of the last word of a passage. */
function shownAt(passage: string): string {
  const at = program.indexOf(passage) + passage.length - 1;
  return ts.displayPartsToString(service.getQuickInfoAtPosition(file, at)?.displayParts);
}

describe('an editor shows', () => {
  it('a program without errors', () => {
    expect(service.getSemanticDiagnostics(file).map(({ messageText }) => messageText)).toEqual([]);
  });

  it.each([
    [
      'plain.apply',
      '(property) CoreOrderDefinition<never, never>.apply: (order: Order, event: OrderEvent) => Applied<never>',
    ],
    [
      'plain.receive',
      '(property) OrderDefinition<never, never>.receive: (order: Order, event: unknown) => Applied<never>',
    ],
    ['plain.can', '(property) CoreOrderDefinition<never, never>.can: (order: Order, event: OrderEvent) => Permission'],
    ['plain.statusOf', '(property) CoreOrderDefinition<never, never>.statusOf: (order: Order) => OrderStatus<never>'],
    [
      'plain.tick',
      '(property) CoreOrderDefinition<never, never>.tick: (order: Order, now: string) => readonly DeadlineFired[]',
    ],
    ['const plain', 'const plain: OrderDefinition<never, never>'],
    ['{ outcome', 'const outcome: Outcome'],
    ['status, effects', 'const effects: readonly Effect[]'],
  ])('of a shop without plugins, or of any, at %s: %s', (passage, shown) => {
    expect(shownAt(passage)).toBe(shown);
  });

  it('the words and events of a flag, and of a shop with it, in one line each', () => {
    const own = '"attention.needed", FlagCommand<"attention", "needed">';
    expect(shownAt('const attention')).toBe(`const attention: Plugin<${own}>`);
    expect(shownAt('const shop')).toBe(`const shop: OrderDefinition<${own}>`);
    expect(shownAt('const custom')).toBe('const custom: "attention.needed" | undefined');
    expect(shownAt('shop.apply')).toBe(
      `(property) CoreOrderDefinition<${own}>.apply: (order: Order, event: FlagCommand<"attention", "needed"> | OrderEvent) => Applied<"attention.needed">`,
    );
  });

  it('the events of a plugin by their names, each with its payload and without the schema', () => {
    const events = `PluginFact<"fraud.suspected", {
    score: number;
}> | PluginCommand<"fraud.clear", undefined>`;
    expect(shownAt('type FraudEvent')).toBe(`type FraudEvent = ${events}`);
    expect(shownAt('const fraud')).toBe(`const fraud: Plugin<never, ${events}>`);
    expect(shownAt('const gift')).toBe(`const gift: Plugin<never, PluginCommand<"gift.ask", {
    paper: "red" | "blue";
    note?: string | undefined;
}> | PluginFact<"gift.wrapped", {
    lines: {
        line: string;
        quantity: number;
    }[];
}> | PluginFact<"gift.weighed", undefined>>`);
  });

  it('one event of a plugin, and what it carries', () => {
    const payload = `{
    paper: "red" | "blue";
    note?: string | undefined;
}`;
    expect(shownAt('(_, asked')).toBe(`(parameter) asked: PluginCommand<\`\${string}.ask\`, ${payload}>`);
    expect(shownAt('{ payload } = heard')).toBe(`(parameter) heard: PluginCommand<"gift.ask", ${payload}>`);
    expect(shownAt('const { payload')).toBe(`const payload: ${payload}`);
  });

  it('whole what a shop with plugins takes', () => {
    const shown = shownAt('careful.apply');
    expect(shown).not.toMatch(/zod/i);
    expect(shown.slice(shown.indexOf('(order: Order'))).toBe(`(order: Order, event: PluginFact<"fraud.suspected", {
    score: number;
}> | PluginCommand<"fraud.clear", undefined> | PluginCommand<"gift.ask", {
    paper: "red" | "blue";
    note?: string | undefined;
}> | PluginFact<"gift.wrapped", {
    lines: {
        line: string;
        quantity: number;
    }[];
}> | PluginFact<"gift.weighed", undefined> | OrderEvent) => Applied<never>`);
  });

  it('what definePlugin takes and gives', () => {
    const shown = shownAt('attention = definePlugin');
    expect(shown).toContain('definePlugin<"attention", Record<never, never>, never, never, "needed", never>');
    expect(shown).toContain('): Plugin<"attention.needed", FlagCommand<"attention", "needed">>');
    expect(shownAt('fraud = definePlugin')).toContain('definePlugin<"fraud", {');
    expect(shownAt('fraud = definePlugin')).toContain('): Plugin<never, PluginFact<...> | PluginCommand<...>>');
  });
});
