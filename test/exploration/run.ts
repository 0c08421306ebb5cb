import type { OrderEvent } from '../../src/core.ts';
import { type Exploration, explore } from '../../src/testing/exploration/explore.ts';
import { lawsHoldIn } from '../../src/testing/exploration/laws.lives.ts';
import { historyOf, lawsHoldAt } from '../../src/testing/exploration/laws.steps.ts';
import type { Scene } from '../../src/testing/exploration/scene.ts';
import { storyOf } from '../../src/testing/histories/story.ts';

/** What the exploration of a scene came to. */
export interface Report extends Omit<Exploration, 'leaves' | 'ways'> {
  readonly scene: string;
  /** Lives that were held against the laws: together they cover every record. */
  readonly lives: number;
  /** Records that lead to an end within the bounds, and beyond them. */
  readonly within: number;
  readonly beyond: number;
  readonly traps: number;
  readonly seconds: number;
  /** What is wrong, each as a story. */
  readonly problems: readonly string[];
}

/** Explores a scene, holds every law against what was found, and tells what is wrong. */
export function runScene(scene: Scene, second: () => number = () => performance.now() / 1_000): Report {
  const since = second();
  const problems = new Map<string, string>();
  const attempt = (law: () => void) => {
    try {
      law();
    } catch (error) {
      const { law: name = 'it fails', message } = error as { readonly law?: string; readonly message: string };
      if (!problems.has(name)) problems.set(name, message);
    }
  };
  const holdsAt = lawsHoldAt(scene);
  const { leaves, ways, ...found } = explore(scene, (visited, steps) => attempt(() => holdsAt(visited, steps)));
  const lives = leaves();
  for (const life of lives) lawsHoldIn(scene.definition, historyOf(scene, life), attempt);
  const { within, beyond, traps } = ways();
  const [trap] = traps;
  return {
    scene: scene.name,
    ...found,
    lives: lives.length,
    within,
    beyond,
    traps: traps.length,
    seconds: second() - since,
    problems: [...problems.values(), ...(trap ? [trapIn(scene, trap)] : [])],
  };
}

function trapIn({ definition, opening }: Scene, events: readonly OrderEvent[]): string {
  return `everyOrderCanEnd: from here nothing leads to an end\n${storyOf(definition, { opening, events })}`;
}

/** A report in a few lines. */
export function lineOf({
  scene,
  states,
  transitions,
  depth,
  lives,
  ends,
  within,
  beyond,
  traps,
  cut,
  complete,
  seconds,
}: Report): string {
  const cutOff = Object.values(cut).reduce((sum, count) => sum + count, 0);
  const bounds = Object.entries(cut)
    .sort(([, a], [, b]) => b - a)
    .map(([bound, count]) => `${bound} ${count}`);
  return [
    `${scene}: ${states} states, ${transitions} transitions, depth ${depth}, ${lives} lives, ${seconds.toFixed(0)} s${complete ? '' : ', NOT COMPLETE'}`,
    `  ${ends} are ends, ${within} lead to one within the bounds, ${beyond} beyond them, ${traps} to none`,
    `  cut off: ${cutOff} (${bounds.join(', ')})`,
  ].join('\n');
}
