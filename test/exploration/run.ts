import type { OrderEvent } from '../../src/core.ts';
import { type Exploration, explore } from '../../src/testing/exploration/explore.ts';
import { lawsHoldIn } from '../../src/testing/exploration/laws.lives.ts';
import { type Attempt, lawsHoldAt } from '../../src/testing/exploration/laws.steps.ts';
import type { Scene } from '../../src/testing/exploration/scene.ts';
import { storyOf } from '../../src/testing/histories/story.ts';

/** What the exploration of a scene came to. */
export interface Report extends Omit<Exploration, 'leaves' | 'ways'> {
  readonly scene: string;
  /** Lives that were held against the laws: together they cover every record. */
  readonly lives: number;
  /** Records that lead to an end within the bounds, beyond them, and only in the hands of a patient shop. */
  readonly within: number;
  readonly beyond: number;
  readonly byPatience: number;
  readonly traps: number;
  /** Types of events that were tried and led nowhere within the bounds. */
  readonly never: readonly string[];
  /** Of processor time. */
  readonly seconds: number;
  /** What is wrong, each as a story. */
  readonly problems: readonly string[];
}

/** Explores a scene, holds every law against what was found, and tells what is wrong. */
export function runScene(scene: Scene): Report {
  const since = process.cpuUsage();
  const problems = new Map<string, string>();
  const attempt: Attempt = (law) => {
    try {
      law();
    } catch (error) {
      const { law: name = 'it fails', message } = error as { readonly law?: string; readonly message: string };
      if (!problems.has(name)) problems.set(name, message);
    }
  };
  const { leaves, ways, ...found } = explore(scene, lawsHoldAt(scene, attempt));
  const lives = lawsHoldIn(scene, leaves(), attempt);
  const { within, beyond, byPatience, traps } = ways();
  const [trap] = traps;
  const { user, system } = process.cpuUsage(since);
  return {
    scene: scene.name,
    ...found,
    lives,
    within,
    beyond,
    byPatience,
    traps: traps.length,
    never: Object.keys(found.events)
      .filter((type) => found.events[type]?.followed === 0)
      .sort(),
    seconds: Math.round((user + system) / 100_000) / 10,
    problems: [...problems.values(), ...(trap ? [trapIn(scene, trap)] : []), ...idleIn(scene, found)],
  };
}

function trapIn({ definition, opening }: Scene, events: readonly OrderEvent[]): string {
  return `everyOrderCanEnd: from here nothing leads to an end\n${storyOf(definition, { opening, events })}`;
}

/** What a scene says can come next, and led nowhere. */
function idleIn({ commands, facts }: Scene, { events, complete }: Pick<Exploration, 'events' | 'complete'>): string[] {
  const idle = [...commands, ...facts].filter((type) => !events[type]?.followed);
  return complete ? idle.map((type) => `${type} belongs to the scene and led to no record`) : [];
}

/** A report in a few lines. */
export function lineOf(report: Report): string {
  const { scene, states, transitions, depth, lives, ends, within, beyond, byPatience, traps, cut, never } = report;
  const cutOff = Object.values(cut).reduce((sum, count) => sum + count, 0);
  const bounds = Object.entries(cut)
    .sort(([, a], [, b]) => b - a)
    .map(([bound, count]) => `${bound} ${count}`);
  return [
    `${scene}: ${states} states, ${transitions} transitions, depth ${depth}, ${lives} lives, ${report.seconds} s${report.complete ? '' : ', NOT COMPLETE'}`,
    `  ${ends} are ends, ${within} lead to one within the bounds, ${beyond} beyond them, ${byPatience} by patience alone, ${traps} to none`,
    `  cut off: ${cutOff} (${bounds.join(', ')})`,
    ...(never.length > 0 ? [`  never led to a record: ${never.join(', ')}`] : []),
  ].join('\n');
}
