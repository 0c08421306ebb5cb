import type { OrderEvent, Plugin } from '../../core.ts';
import type { Scene } from '../exploration/scene.ts';
import type { PluginFlaw, PluginFlawCode } from './flaws.ts';
import { pluginStory } from './plugin-story.ts';

/** Notes what is wrong: of each kind, and about each thing, the first and so the shortest story. */
export interface FlawBook {
  readonly note: (code: PluginFlawCode, events: readonly OrderEvent[] | null, message: string, about?: string) => void;
  readonly flaws: () => readonly PluginFlaw[];
}

/** An empty book about a plugin. */
export function createFlawBook({ id }: Plugin, scene: Pick<Scene, 'definition' | 'opening'>): FlawBook {
  const noted = new Map<string, PluginFlaw>();
  return {
    note: (code, events, message, about = '') => {
      const key = `${code} ${about}`;
      if (noted.has(key)) return;
      const story = events === null ? '' : pluginStory(scene, events);
      noted.set(key, { code, plugin: id, message, story });
    },
    flaws: () => [...noted.values()],
  };
}
