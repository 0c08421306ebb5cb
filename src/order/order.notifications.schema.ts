import * as z from 'zod';
import { axisWords, channelsOf, statusChannels } from './order.notifications.ts';
import { type OrderAxis, orderAxes } from './order.words.ts';

const channel = z.enum(statusChannels);
const said = { otherwise: channel.optional() };

function ofAxis(axis: OrderAxis) {
  const words = axisWords[axis].map((word) => [word, z.enum(channelsOf(word)).optional()] as const);
  return z.union([channel, z.strictObject({ ...Object.fromEntries(words), ...said })]).optional();
}

/** The shape of who is told of which status. */
export const notificationsSchema = z.union([
  channel,
  z.strictObject({
    placed: channel.optional(),
    ...Object.fromEntries(orderAxes.map((axis) => [axis, ofAxis(axis)])),
    ...said,
  }),
]);
