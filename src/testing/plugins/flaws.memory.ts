import { type CoreOrderDefinition, type Order, OrderError, type OrderEvent, type Plugin } from '../../core.ts';
import type { Scene } from '../exploration/scene.ts';
import { tell } from '../histories/history.ts';
import { differs } from './apart.ts';
import type { FlawBook } from './flaw-book.ts';
import type { CheckPluginOptions } from './flaws.ts';
import { type Asking, backwards, fromTheBeginning, ofIts, saidApart } from './memory.ts';
import { shopWith } from './plugin-scene.ts';
import { sayings } from './sayings.ts';

type Path = readonly OrderEvent[];

/**
 * Notes what a plugin remembers, or one beside it: of the records on some ways, something else is said in another order of asking.
 *
 * @param paths - Ways through a life, the shortest first.
 */
export function memoryFlaws(
  plugin: Plugin,
  scene: Scene,
  paths: readonly Path[],
  { neighbors = [], ...options }: CheckPluginOptions,
  { note }: FlawBook,
): void {
  const { definition: shop, opening } = scene;
  let names = 0;
  const rename = () => `renamed-${++names}`;
  const compared: readonly (readonly [saying: (differs: string) => string, one: Asking, other: Asking])[] = [
    [sayings.remembersById, fromTheBeginning(shop), backwards(shop)],
    ...(neighbors.length === 0 ? [] : [plugin, ...neighbors]).flatMap((one) => {
      const alone = shopOfOne(one, options);
      const others = [plugin, ...neighbors].flatMap(({ id }) => (id === one.id ? [] : [`"${id}"`])).join(', ');
      return alone ? [[sayings.remembersBeside(one.id, others), ofIts(alone, one), ofIts(shop, one)] as const] : [];
    }),
  ];
  const recordsOn = (path: Path): readonly Order[] => {
    const { first, told } = tell(shop, { opening, events: path });
    return [first, ...told.map(({ applied }) => applied.order)];
  };
  for (const [saying, one, other] of compared) {
    const shows = (path: Path) => saidApart(recordsOn(path), one, other, rename);
    const found = paths.filter(isNoBeginning).find(shows);
    if (found === undefined) continue;
    const events = paths.find(shows) ?? found;
    const apart = saying === sayings.remembersById ? shows(events) : null;
    note('remembers', saying(differs(plugin, apart)), { scene, events });
  }
}

/** Whether no other way goes on from this one. */
function isNoBeginning(path: Path, _: number, paths: readonly Path[]): boolean {
  return !paths.some((other) => other.length > path.length && other[path.length - 1] === path.at(-1));
}

/** The shop with one plugin alone; none where that plugin names others. */
function shopOfOne(plugin: Plugin, options: CheckPluginOptions): CoreOrderDefinition | null {
  try {
    return shopWith(plugin, { ...options, neighbors: [] });
  } catch (error) {
    if (error instanceof OrderError) return null;
    throw error;
  }
}
