/** Programs that use a preset with plugins and guards of the shop's own, and such that must not compile. */
import { describe, expectTypeOf, it } from 'vitest';
import { defineOrder, definePlugin, type Guard, type Order } from '../../src/index.ts';
import { cloudcart } from '../../src/presets/cloudcart.ts';
import { matjari } from '../../src/presets/matjari.ts';
import { shopify } from '../../src/presets/shopify.ts';
import { wechatMall } from '../../src/presets/wechat-mall.ts';

declare const order: Order;
const envelope = { id: 'e1', at: '2026-03-01T09:00:00Z', by: { kind: 'staff', id: 'sam' } } as const;

const own = definePlugin({ id: 'own', flags: { mark: { base: 'pending' } } });
const careful: Guard = { name: 'is_not_careful', check: () => null };
const shop = defineOrder({
  ...shopify.options,
  policy: { ...shopify.options.policy, unship: 'never' },
  plugins: [own],
  guards: [...shopify.options.guards, careful],
});

describe('a preset, plugins and own guards in one definition', () => {
  it('keep the words and events of the plugins', () => {
    const status = shop.statusOf(order);
    expectTypeOf(status.custom).toEqualTypeOf<'own.mark' | undefined>();
    shop.apply(order, { ...envelope, type: 'own.set', payload: { flag: 'mark' } });
    // @ts-expect-error the flag is misspelt
    shop.apply(order, { ...envelope, type: 'own.set', payload: { flag: 'marq' } });
  });

  it('are told in the words of the system, and take its events', () => {
    const status = shop.statusOf(order);
    expectTypeOf(shopify.words(status, order).financial).toEqualTypeOf<
      'PENDING' | 'AUTHORIZED' | 'PARTIALLY_PAID' | 'PAID' | 'PARTIALLY_REFUNDED' | 'REFUNDED' | 'VOIDED' | 'EXPIRED'
    >();
    expectTypeOf(matjari.native.ar.order.pending).toEqualTypeOf<string>();
    expectTypeOf(wechatMall.words(status).step).not.toBeAny();
    shop.apply(order, shopify.markAsFulfilled(envelope));
    cloudcart.archiveCompleted(shop, [order], () => envelope);
  });
});

describe('what a shop says wrongly', () => {
  it('does not compile', () => {
    // @ts-expect-error the answer is misspelt
    defineOrder({ policy: { unship: 'nevr' } });
    // @ts-expect-error the question is misspelt
    defineOrder({ policy: { unshipp: 'never' } });
    // @ts-expect-error days are misspelt
    defineOrder({ policy: { unpaidAfter: { dayz: 3 } } });
    // @ts-expect-error the answer is misspelt beside a preset
    defineOrder({ ...shopify.options, policy: { ...shopify.options.policy, unship: 'nevr' } });
    // @ts-expect-error the question is misspelt beside a preset
    defineOrder({ ...shopify.options, policy: { ...shopify.options.policy, unshipp: 'never' } });
    // @ts-expect-error Matjari's word is completed
    matjari.dialog({ order: 'complete', payment: 'success' }, envelope);
    // @ts-expect-error Shopify's reason is HIGH_RISK_OF_FRAUD
    shopify.hold({ reason: 'FRAUD', handle: 'h', on: 'order' }, envelope);
  });
});
