import { describe, expect, it } from 'vitest';
import { drawChart } from '../../docs/tools/chart.svg.ts';
import {
  commandTypes,
  defineOrder,
  factTypes,
  fulfillmentPart,
  lifecyclePart,
  type OrderEvent,
  type Part,
  paymentPart,
  returnPart,
} from '../../src/index.ts';
import { diagramsOf } from '../../src/order/order.diagram.ts';
import { kept } from '../support/kept.ts';
import { discrepanciesPage, reasonsPage } from './pages/codes.page.ts';
import { derivationPage } from './pages/derivation.page.ts';
import { effectsPage } from './pages/effects.page.ts';
import { eventsDeclared, eventsPage, ownFields, shapeOf } from './pages/events.page.ts';
import { commandsIn, partPage, partPages, toldIn } from './pages/parts.page.ts';
import { conditionWords, ruleWords } from './pages/parts.words.ts';
import { ofType } from './pages/sources.ts';

const parts: readonly Part<never, never, string>[] = [paymentPart, fulfillmentPart, returnPart, lifecyclePart] as never;
const diagrams = diagramsOf(defineOrder());

describe.each(parts)('the page of the states of a $chart.id', ({ chart }) => {
  const diagram = diagrams.find(({ id }) => id === chart.id) as (typeof diagrams)[number];
  const { file = '', source = '' } = partPages[chart.id] ?? {};

  it('says what its chart says', () => {
    const page = partPage(diagram, chart);

    expect(kept(`docs/${file}.md`, page)).toBe(page);
  });

  it('shows its picture', () => {
    const picture = drawChart(diagram);

    expect(kept(`docs/assets/${chart.id}-states.svg`, picture)).toBe(picture);
  });

  it('has words for every state and condition, and no others', () => {
    const states = diagram.states.map(({ name }) => name);
    const conditions = diagram.settling.flatMap(({ when }) => when ?? []);

    expect(Object.keys(toldIn(source).states).sort()).toEqual([...states].sort());
    expect(Object.keys(conditionWords[chart.id] ?? {}).sort()).toEqual(conditions.sort());
  });
});

it('every rule of a chart has words, and no other', () => {
  const rules = parts.flatMap(({ chart }) =>
    Object.keys(chart.states).flatMap((state) =>
      Object.values(commandsIn(chart, state)).flatMap(({ guard }) => guard ?? []),
    ),
  );

  expect(Object.keys(ruleWords).sort()).toEqual([...new Set(rules)].sort());
});

it.each([
  ['31-derivation', derivationPage],
  ['32-reasons', reasonsPage],
  ['33-discrepancies', discrepanciesPage],
  ['34-events', eventsPage],
  ['35-effects', effectsPage],
])('the page %s says what the code says', (file, page) => {
  const text = page();

  expect(kept(`docs/${file}.md`, text)).toBe(text);
});

it.each([...factTypes, ...commandTypes] as OrderEvent['type'][])(
  '%s is told with the fields that are taken',
  (type) => {
    const told = ownFields(type).map(({ name, optional }) => [name, optional]);
    const envelope = ['id', 'at', 'by', 'occurredAt', 'type'];
    const taken = Object.entries(shapeOf(type)).filter(
      ([name, optional]) => !envelope.includes(name) && !(name === 'reason' && optional),
    );

    expect(ofType(eventsDeclared, type)).toHaveLength(1);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(taken));
  },
);
