import * as fc from 'fast-check';
import { type Notifications, orderAxes, statusChannels } from '../../core.ts';
import { axisWords, channelsOf } from '../../order/order.notifications.ts';

const channel = fc.constantFrom(...statusChannels);

function ofAxis(words: readonly string[]) {
  const entries = words.map((word) => [word, fc.constantFrom(...channelsOf(word))] as const);
  return fc.record({ ...Object.fromEntries(entries), otherwise: channel }, { requiredKeys: [] });
}

const table = fc.record(
  {
    placed: channel,
    ...Object.fromEntries(orderAxes.map((axis) => [axis, fc.oneof(channel, ofAxis(axisWords[axis]))])),
    otherwise: channel,
  },
  { requiredKeys: [] },
);

/** Who is told of which status, in every spelling. */
export const notificationTables = fc.oneof(
  { weight: 1, arbitrary: channel },
  { weight: 3, arbitrary: table },
) as fc.Arbitrary<Notifications>;
