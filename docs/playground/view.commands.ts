import type { ActorKind, Available, CommandDraft, Money, Order } from '../../src/index.ts';
import { wordOf } from '../../src/labels/labels.ts';
import { commandsOf } from './commands.ts';
import { folding, h } from './dom.ts';
import type { Page } from './page.ts';
import { pluginOf } from './plugins.ts';
import { nextInstant, type Told } from './session.ts';
import { viewSentence } from './view.meaning.ts';
import { filled, written } from './words.ts';

/** Who asks for things. */
const askers: readonly ActorKind[] = ['staff', 'customer', 'warehouse', 'system'];

/** What stands in a ready-made command where somebody would write something. */
const standIns: Readonly<Record<string, string>> = {
  reason: 'Tried in the playground',
  address: 'Harbour street 1',
  service: 'north-hub',
  location: 'north',
  text: 'Call before delivery',
};

/** Every command, by what it is about: those that may be sent now, and the others with their reasons. */
export function viewCommands(page: Page): Node[] {
  const { definition, order, session, desk, texts, labels, act } = page;
  const by = { kind: desk.sentBy, id: desk.sentBy };
  const all = commandsOf(definition, order, { by, at: nextInstant(session) });
  const groups = Map.groupBy(all, ({ command }) => subjectIn(order, command));
  const ordered = [...groups].sort(([a], [b]) => Number(a === 'order') - Number(b === 'order'));
  const asker = h(
    'select',
    {
      key: 'asker',
      id: 'asker',
      onchange: () => act.arrange({ sentBy: asker.value as ActorKind }),
    },
    askers.map((kind) =>
      h('option', { value: kind, selected: kind === desk.sentBy }, wordOf(labels, 'actorKind', kind)),
    ),
  );
  return [
    h('p', { class: 'field' }, h('label', { htmlFor: 'asker' }, texts.sentBy), asker),
    ...ordered.map(([subject, commands]) => viewGroup(page, subject, commands)),
  ];
}

function viewGroup(page: Page, subject: string, commands: readonly Available[]): Node {
  const { texts, desk } = page;
  const may = commands.filter(({ allowed }) => allowed);
  const mayNot = commands.filter(({ allowed }) => !allowed);
  const folded = `commands-${subject}`;
  return h(
    'section',
    { class: 'group' },
    h('h3', {}, titleOf(page, subject)),
    may.length > 0
      ? h(
          'ul',
          { class: 'buttons' },
          may.map((one, i) => h('li', {}, viewCommand(page, one, `${folded}-${i}`))),
        )
      : h('p', { class: 'quiet' }, texts.nothingNow),
    mayNot.length > 0 &&
      folding(
        desk.open,
        folded,
        filled(texts.notNow, { count: mayNot.length }),
        h(
          'ul',
          { class: 'refused' },
          mayNot.map((one, i) => h('li', {}, viewRefused(page, one, `${folded}-not-${i}`))),
        ),
      ),
  );
}

function viewCommand(page: Page, { command }: Available, key: string): Node[] {
  const told = toldOf(page, command);
  const { labels, act } = page;
  const label = wordOf(labels, 'event', command.type);
  return [
    h(
      'button',
      { type: 'button', class: 'command', key: `${key}-send`, 'data-type': command.type, onclick: () => act.ask(told) },
      label,
      viewDetail(page, told),
    ),
    viewEdit(page, told, label),
  ];
}

/** Opens the event as text. */
export function viewEdit({ texts, act }: Page, told: Told, label: string): Node {
  return h(
    'button',
    {
      type: 'button',
      class: 'edit',
      title: texts.edit,
      'aria-label': `${texts.edit}: ${label}`,
      onclick: () => act.edit(told),
    },
    '✎',
  );
}

function viewRefused(page: Page, { command, reasons }: Available, key: string): Node[] {
  const { labels } = page;
  const told = toldOf(page, command);
  const label = wordOf(labels, 'event', command.type);
  // An id is one word, whatever a part is called.
  const why = `${key}-why`.replaceAll(/\s/g, '+');
  return [
    h(
      'button',
      { type: 'button', class: 'command', disabled: true, 'data-type': command.type, 'aria-describedby': why },
      label,
      viewDetail(page, told),
    ),
    viewEdit(page, told, label),
    h(
      'ul',
      { id: why, class: 'reasons' },
      reasons.map((reason, place) =>
        h('li', { 'data-reason': reason.code }, viewSentence(page, 'reason', reason, `${key}-${place}`)),
      ),
    ),
  ];
}

/** The command as it is sent: with the stand-ins filled in, and who sends it where that is not staff. */
function toldOf(page: Page, command: CommandDraft): Told {
  const { sentBy } = page.desk;
  const filledIn = Object.entries(command).map(([name, value]) => [
    name,
    value === 'available' ? (standIns[name] ?? value) : value,
  ]);
  const by = sentBy === 'staff' ? {} : { by: { kind: sentBy, id: sentBy } };
  return { ...Object.fromEntries(filledIn), ...(refunds.has(command.type) && dueOf(page, command)), ...by } as Told;
}

const refunds: ReadonlySet<string> = new Set(['payment.refund', 'order.refund']);

/** Where more is held than owed, that much is paid back, and not all that could be. */
function dueOf({ definition, order }: Page, command: CommandDraft): object {
  const { amount } = command as { readonly amount?: Money };
  const { outstanding } = definition.explain(order).payment.figures;
  return amount && outstanding < 0 ? { amount: { ...amount, amount: Math.min(amount.amount, -outstanding) } } : {};
}

/** What a command is about: what it would begin is not there yet, so that is about the order. */
function subjectIn({ payments, fulfillments, returns }: Order, command: object): string {
  const subject = subjectOf(command);
  if (subject.startsWith('plugin ')) return subject;
  return [...payments, ...fulfillments, ...returns].some(({ id }) => subject.endsWith(` ${id}`)) ? subject : 'order';
}

const subjects = ['payment', 'fulfillment', 'return'] as const;

/** What an event is about: one part, a plugin, or the order. */
export function subjectOf(event: object): string {
  const told = event as Readonly<Record<string, string>>;
  const plugin = pluginOf(String(told.type));
  if (plugin !== undefined) return `plugin ${plugin}`;
  const subject = String(told.type).startsWith('order.') ? undefined : subjects.find((name) => name in told);
  return subject === undefined ? 'order' : `${subject} ${told[subject]}`;
}

export function titleOf({ labels, texts }: Page, subject: string): (string | Node)[] {
  const [part = '', ...id] = subject.split(' ');
  const word = part === 'plugin' ? texts.plugin : wordOf(labels, 'part', part);
  const name = word.slice(0, 1).toLocaleUpperCase(labels.locale) + word.slice(1);
  return id.length > 0 ? [name, ' ', h('bdi', { class: 'id' }, id.join(' '))] : [name];
}

/** What distinguishes an event from others of its name, if anything does. */
export function viewDetail(page: Page, told: object, besides: readonly string[] = ['reference']): Node | null {
  const detail = detailOf(page, told, besides);
  return detail === '' ? null : h('small', {}, h('bdi', {}, detail));
}

const envelope = ['type', 'by', 'at', 'id', 'reason', 'plan'];

export function detailOf({ labels }: Page, told: object, besides: readonly string[] = []): string {
  const [subject = ''] = subjectOf(told).split(' ');
  const untold = new Set([...envelope, ...besides, subject]);
  return Object.entries(told)
    .filter(([name]) => !untold.has(name))
    .map(([name, value]) => (value === true ? name : written(labels, value)))
    .filter(Boolean)
    .join(' · ');
}
