import type { CoreOrderDefinition, Order, OrderEvent } from '../../core.ts';
import type { Scene } from '../exploration/scene.ts';
import { tell } from '../histories/history.ts';
import { type Apart, inWords } from './apart.ts';
import { said } from './asked-again.ts';
import type { FlawBook } from './flaw-book.ts';
import type { CheckPluginOptions } from './flaws.ts';
import type { Made } from './made-anew.ts';
import { during, others, type Turn, usual } from './other-times.ts';
import type { Life } from './plugin-lives.ts';
import { shopWith } from './plugin-scene.ts';
import { sayings } from './sayings.ts';

type Path = readonly OrderEvent[];

/** So many orders are met: what is counted further than that is not found. */
const met = 12;

/**
 * Notes what a plugin remembers of the orders that it met before. Made anew, it is asked about the same orders, the first of them last: a
 * number that depends on the place is then another one, and what depends on an order's id is the same.
 *
 * @param paths - Ways through a life, the shortest first: each order is asked about where they lead.
 */
export function workerFlaws(
  { plugin, anew }: Made,
  scene: Scene,
  life: Life,
  paths: readonly Path[],
  options: CheckPluginOptions,
  { note }: FlawBook,
): void {
  if (anew === null) return;
  const { definition, opening } = scene;
  const records = paths.map((events) => tell(definition, { opening, events }).last);
  const workerMadeAt = (turn: Turn) => shopWith(during(turn, anew), options, life);
  const ids = Array.from({ length: met }, (_, place) => `order-${place + 1}`);
  const [first = '', ...rest] = ids;
  const turned = [...rest, first];
  const known = answersOf(workerMadeAt(usual), records, ids);
  const happened = ({ at }: AnsweredApart) => ({ scene, events: paths[at] ?? [] });
  const apart = firstApart(known, answersOf(workerMadeAt(usual), records, turned));
  if (apart) {
    const [one, other] = [ids, turned].map((order) => order.indexOf(apart.id) + 1);
    const words = inWords(plugin, apart) ?? { what: 'it says of an order', one: 'one thing', other: 'another' };
    note('remembers', sayings.remembersMet(met, [one ?? 0, other ?? 0], words), happened(apart));
  } else {
    const given = firstApart(answersOf(shopWith(plugin, options, life), records, [first]), known);
    if (given) note('remembers', sayings.madeLater(inWords(plugin, given)), happened(given));
  }
  for (const turn of others) {
    const unlike = firstApart(answersOf(workerMadeAt(turn), records, [first]), known);
    if (unlike) note('impure', sayings.madeImpure, happened(unlike));
  }
}

/** What a worker says of each order's records, by the order's id. */
type Answers = ReadonlyMap<string, readonly string[]>;

/** Two answers that differ, and the place of the record that they are about. */
interface AnsweredApart extends Apart {
  readonly id: string;
  readonly at: number;
}

function answersOf(worker: CoreOrderDefinition, records: readonly Order[], ids: readonly string[]): Answers {
  const kept = records.map((record): object => structuredClone(record));
  const answer = (record: object, id: string) => during(usual, () => said(worker, worker.decode({ ...record, id })));
  return new Map(ids.map((id) => [id, kept.map((record) => answer(record, id))]));
}

/** The first record of which something else is said, of those that both were asked about. */
function firstApart(answers: Answers, others: Answers): AnsweredApart | null {
  const found = [...answers].flatMap(([id, known]): AnsweredApart[] => {
    const at = known.findIndex((one, place) => one !== others.get(id)?.[place]);
    const [one, other] = [known[at], others.get(id)?.[at]];
    return one === undefined || other === undefined ? [] : [{ id, at, one, other }];
  });
  return found.reduce<AnsweredApart | null>((least, one) => (least === null || one.at < least.at ? one : least), null);
}
