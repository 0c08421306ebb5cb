import { expect, it } from 'vitest';
import { endStates } from './stepping.ts';

it('leads the measured lifecycle to the same states with every executor', () => {
  const { compiled, xstate, robot3 } = endStates();
  expect(compiled).toEqual(['partially_refunded', 'delivered', 'shipped', 'closed', 'closed']);
  expect(xstate).toEqual(compiled);
  expect(robot3).toEqual(compiled);
});
