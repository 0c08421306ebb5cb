import type { StoryOpening } from '../../src/testing/scenario.opening.ts';

/** Ready-made orders, as a story opens with them. */
export const samples = {
  card: {
    lines: { shirt: { quantity: 2, total: 40_00 }, mug: { total: 10_00 } },
    payments: { card: 'card' },
    parcels: { box: { shirt: 2, mug: 1 } },
  },
  split: {
    lines: { lamp: { total: 120_00 }, bulb: { quantity: 4, total: 20_00 } },
    payments: { voucher: ['voucher', 30_00], card: ['card', 110_00] },
    parcels: { large: { lamp: 1 }, small: { bulb: 4 } },
  },
  cash: {
    lines: { kettle: { total: 64_90 } },
    payments: { cash: 'cash_on_delivery' },
    parcels: { parcel: { kettle: 1 } },
  },
  digital: {
    lines: { book: { total: 18_00 }, ebook: { total: 9_00, ships: false } },
    payments: { transfer: 'bank_transfer' },
    parcels: { letter: { book: 1 } },
  },
  rings: {
    lines: { gold: { total: 90_00 }, silver: { total: 60_00 }, steel: { total: 30_00 } },
    payments: { card: 'card' },
    parcels: { box: { gold: 1, silver: 1, steel: 1 } },
  },
} as const satisfies Record<string, Omit<StoryOpening, 'definition'>>;

export type SampleName = keyof typeof samples;
export const sampleNames = Object.keys(samples) as SampleName[];
