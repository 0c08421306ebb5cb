import { type Cells, type Grid, grids } from './cells.ts';

/** A pair of a state and an event that no history came to. */
export interface EmptyCell {
  readonly part: Grid['part'];
  readonly state: string;
  readonly event: string;
}

export function emptyCells(cells: Cells): readonly EmptyCell[] {
  return grids.flatMap((grid) =>
    eventsOf(grid).flatMap((event) =>
      grid.states.flatMap((state): EmptyCell[] => {
        const { taken, refused, idle } = cells.of(grid, state, event);
        if (taken + refused + idle > 0) return [];
        return [{ part: grid.part, state, event }];
      }),
    ),
  );
}

/** How many pairs there are. */
export function countCells(): number {
  return grids.reduce((sum, grid) => sum + eventsOf(grid).length * grid.states.length, 0);
}

/** Facts that were refused: there must be none. */
export function refusedFacts(cells: Cells): readonly string[] {
  return grids.flatMap((grid) =>
    grid.facts.flatMap((event) =>
      grid.states.filter((state) => cells.of(grid, state, event).refused > 0).map((state) => `${event} in ${state}`),
    ),
  );
}

function eventsOf({ facts, commands }: Grid): readonly string[] {
  return [...facts, ...commands];
}

/** The table in Markdown: taken by so many histories, refused in so many, without effect in so many. */
export function cellsAsTable(cells: Cells): string {
  return grids.map((grid) => tableOf(cells, grid)).join('\n\n');
}

function tableOf(cells: Cells, grid: Grid): string {
  const shown = (state: string, event: string) => {
    const { taken, refused, idle } = cells.of(grid, state, event);
    if (taken + refused + idle === 0) return '**none**';
    const parts = [taken > 0 && `${taken}`, refused > 0 && `${refused} refused`, idle > 0 && `${idle} idle`];
    return parts.filter(Boolean).join(', ');
  };
  return [
    `### ${grid.part}`,
    '',
    `| event | ${grid.states.join(' | ')} |`,
    `|---|${grid.states.map(() => '---').join('|')}|`,
    ...eventsOf(grid).map(
      (event) => `| \`${event}\` | ${grid.states.map((state) => shown(state, event)).join(' | ')} |`,
    ),
  ].join('\n');
}
