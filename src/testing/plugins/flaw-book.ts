import type { OrderEvent, Plugin } from '../../core.ts';
import type { Scene } from '../exploration/scene.ts';
import { hints, type PluginFlaw, type PluginFlawCode } from './flaws.ts';
import { pluginStory } from './plugin-story.ts';

/** What happened to which order. */
export interface Happened {
  readonly scene: Scene;
  readonly events: readonly OrderEvent[];
}

/** Notes what is wrong: of each kind, and about each thing, the first and so the shortest story. */
export interface FlawBook {
  readonly note: (code: PluginFlawCode, message: string, happened?: Happened, about?: string) => void;
  /** Whether it answers now so and now otherwise: it has no states that could be told. */
  readonly isUnsteady: () => boolean;
  /** Everything that was noted: what is wrong in front of what is only a hint. */
  readonly flaws: () => readonly PluginFlaw[];
}

const unsteady: ReadonlySet<PluginFlawCode> = new Set(['remembers', 'impure', 'throws', 'writes']);

/** An empty book about a plugin. */
export function createFlawBook({ id: plugin }: Plugin): FlawBook {
  const noted = new Map<string, PluginFlaw>();
  return {
    note: (code, message, happened, about = '') => {
      const key = `${code} ${about}`;
      if (noted.has(key)) return;
      const story = happened ? pluginStory(happened.scene, happened.events) : '';
      noted.set(key, { code, isHint: hints.has(code), plugin, message, story });
    },
    isUnsteady: () => [...noted.values()].some(({ code }) => unsteady.has(code)),
    flaws: () => [...noted.values()].sort((a, b) => Number(a.isHint) - Number(b.isHint)),
  };
}
