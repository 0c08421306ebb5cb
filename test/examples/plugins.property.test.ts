import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fraud } from '../../examples/fraud-review.ts';
import { gift } from '../../examples/gift-wrapping.ts';
import { attention } from '../../examples/needs-attention.ts';
import { preorder } from '../../examples/pre-order.ts';
import { histories, shopOf } from '../../src/testing/histories/arbitraries.ts';
import { pluginsTakeTheSameSteps } from '../../src/testing/laws/laws.parts.ts';
import { running } from '../support/running.ts';

it('the plugins of all examples take the same steps compiled and interpreted (law 10)', { timeout: 600_000 }, () => {
  const plugins = [fraud, gift, attention, preorder];
  const shop = shopOf({
    plugins,
    precedence: ['fraud.suspected', 'preorder.waiting', 'gift.asked', 'attention.needed'],
  });
  let reached = 0;
  fc.assert(
    fc.property(histories(fc.constant(shop)), (history) => {
      reached += pluginsTakeTheSameSteps(shop, history);
    }),
    running(200, 1_012),
  );
  expect(reached).toBeGreaterThan(100);
});
