import type { ActorKind, PendingEffect } from '../../src/index.ts';
import { wordOf } from '../../src/labels/labels.ts';
import { answersTo } from './answers.ts';
import { folding, h } from './dom.ts';
import { factsOf } from './facts.ts';
import type { Page } from './page.ts';
import { nextInstant, sent, type Told } from './session.ts';
import { arrivals } from './texts/texts.ts';
import { subjectOf, titleOf, viewDetail, viewEdit } from './view.commands.ts';

/** Who tells, in the order in which it usually goes. */
const tellers: readonly ActorKind[] = ['provider', 'warehouse', 'carrier', 'customer', 'system'];

/** What the world could tell now, by who tells it, and how it is to arrive. */
export function viewFacts(page: Page): Node[] {
  const { definition, order, session, desk, labels } = page;
  const facts = factsOf({ definition, order, kept: desk.kept, at: nextInstant(session) });
  const groups = Map.groupBy(facts, (told) => sent(told, 1).by.kind);
  return [
    viewArrival(page),
    ...viewKept(page),
    ...tellers.map((teller) =>
      folding(
        desk.open,
        `facts-${teller}`,
        wordOf(labels, 'actorKind', teller),
        [...Map.groupBy(groups.get(teller) ?? [], subjectOf)].map(([subject, of]) => [
          h('h4', {}, titleOf(page, subject)),
          h(
            'ul',
            { class: 'buttons' },
            of.map((told, i) => h('li', {}, viewFact(page, told, `fact-${teller}-${subject}-${i}`))),
          ),
        ]),
      ),
    ),
  ];
}

function viewArrival({ desk, texts, act }: Page): Node {
  return h(
    'fieldset',
    { class: 'arrivals' },
    h('legend', {}, texts.arrives),
    arrivals.map((arrival) =>
      h(
        'label',
        {},
        h('input', {
          type: 'radio',
          name: 'arrival',
          key: `arrival-${arrival}`,
          value: arrival,
          checked: desk.arrival === arrival,
          onchange: () => act.arrange({ arrival }),
        }),
        texts.arrivals[arrival],
      ),
    ),
  );
}

/** Facts on their way: each arrives when its button is pressed, so that they overtake each other. */
function viewKept(page: Page): Node[] {
  const { desk, texts, labels, act } = page;
  if (desk.kept.length === 0) return [];
  return [
    h('h3', {}, texts.kept),
    h(
      'ul',
      { class: 'buttons kept' },
      desk.kept.map((told, i) =>
        h(
          'li',
          {},
          h(
            'button',
            { type: 'button', key: `kept-${i}`, 'data-type': told.type, onclick: () => act.deliver(i) },
            wordOf(labels, 'event', told.type),
            viewDetail(page, told),
          ),
        ),
      ),
    ),
  ];
}

function viewFact(page: Page, told: Told, key: string): Node[] {
  const { labels, act } = page;
  const label = wordOf(labels, 'event', told.type);
  return [
    h(
      'button',
      { type: 'button', class: 'fact', key, 'data-type': told.type, onclick: () => act.report(told) },
      label,
      viewDetail(page, told),
    ),
    viewEdit(page, told, label),
  ];
}

/** What the outside world was asked and has not answered, with the answers that it could give. */
export function viewPending(page: Page): Node[] {
  const { definition, order, labels, texts } = page;
  const pending = definition.pendingEffects(order);
  if (pending.length === 0) return [h('p', { class: 'quiet' }, texts.noneWaiting)];
  return [
    h(
      'ul',
      { class: 'pending' },
      pending.map((effect, i) =>
        h(
          'li',
          { 'data-effect': effect.type },
          h(
            'span',
            { class: 'what' },
            wordOf(labels, 'effect', effect.type),
            viewDetail(page, effect, ['key', 'op', 'attempt']),
          ),
          viewAnswers(page, effect, i),
        ),
      ),
    ),
  ];
}

function viewAnswers(page: Page, effect: PendingEffect, place: number): Node {
  const { yes, no } = answersTo(effect, `${'op' in effect ? effect.op : 'answer'}-done`, page.order);
  return h(
    'span',
    { class: 'answers' },
    [yes, no].map((told, i) => {
      if (!told) return null;
      const props = { type: 'button', class: i === 0 ? 'fact' : 'fact no', key: `answer-${place}-${i}` } as const;
      const say = () => page.act.report(told);
      return h('button', { ...props, 'data-type': told.type, onclick: say }, wordOf(page.labels, 'event', told.type));
    }),
  );
}
