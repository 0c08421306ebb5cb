import { eventSchemas, type OrderEvent } from '../../../src/index.ts';
import { en } from '../../../src/labels/en.ts';
import { grids } from '../../support/cells.ts';
import { code, pageOf, table } from './page.ts';
import { declaredIn, type Field, named, ofType } from './sources.ts';

const titles = { payment: 'Payments', fulfillment: 'Fulfillment', return: 'Returns', order: 'The order as a whole' };

/** What events are declared as. */
export const eventsDeclared = declaredIn(/events\.ts$/);

/** The catalogue of events: what happened, and what may be asked, by part. */
export function eventsPage(): string {
  const envelope = named(eventsDeclared, 'Envelope');
  return pageOf(
    'Events',
    `What \`apply\` takes: facts, which are recorded whatever the state, and commands, which may be refused. Amounts are minor units in
\`Money\`, \`Units\` are lines with quantities, instants are ISO 8601 in UTC. A field with a question mark may be left out.`,
    '## What every event carries',
    fieldsOf(envelope.fields),
    ...grids.flatMap(({ part, facts, commands }) => [
      `## ${titles[part]}: facts`,
      ...facts.map(sectionOf),
      `## ${titles[part]}: commands`,
      ...commands.map(sectionOf),
    ]),
  );
}

function sectionOf(type: string): string {
  const [one] = ofType(eventsDeclared, type);
  const label = en.words.event[type as OrderEvent['type']];
  const own = ownFields(type);
  return [`### ${type}`, `*${label}.* ${one?.says ?? ''}`, ...(own.length > 0 ? [fieldsOf(own)] : [])].join('\n\n');
}

/** The fields of an event beside its envelope. */
export function ownFields(type: string): readonly Field[] {
  const common = new Set([...named(eventsDeclared, 'Envelope').fields.map(({ name }) => name), 'type']);
  const [one] = ofType(eventsDeclared, type);
  // A field of the envelope that an event has to have is its own.
  return (one?.fields ?? []).filter(({ name, optional }) => !common.has(name) || (name === 'reason' && !optional));
}

/** The fields that its schema takes, by name, and whether they may be left out. */
export function shapeOf(type: OrderEvent['type']): Readonly<Record<string, boolean>> {
  const { shape } = eventSchemas[type] as unknown as { readonly shape: Record<string, { readonly type: string }> };
  return Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, field.type === 'optional']));
}

/** Fields as a table. */
export function fieldsOf(fields: readonly Field[]): string {
  return table(
    ['field', 'type', 'what it is'],
    fields.map(({ name, optional, type, says }) => [code(`${name}${optional ? '?' : ''}`), code(type), says]),
  );
}
