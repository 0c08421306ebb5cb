import { describe, it } from 'vitest';
import { en } from '../../src/labels/en.ts';
import type { DiscrepancyTexts, Labels, StatusWords, WordsFor } from '../../src/labels/labels.ts';
import type { HoldCause } from '../../src/statuses.ts';

describe('labels', () => {
  it('have every word', () => {
    const { paid: _, ...paymentStatus } = en.words.paymentStatus;
    // @ts-expect-error: the word for `paid` is missing.
    const statuses: StatusWords['paymentStatus'] = paymentStatus;
    // @ts-expect-error: a locale without reasons.
    const labels: Labels = { locale: 'en', direction: 'ltr', words: en.words, discrepancies: en.discrepancies };
    // @ts-expect-error: a text is not a list of texts.
    const discrepancies: DiscrepancyTexts = { ...en.discrepancies, no_items: ['no items'] };
    void [statuses, labels, discrepancies];
  });

  it('have no other', () => {
    // @ts-expect-error: misspelt.
    const statuses: StatusWords['paymentStatus'] = { ...en.words.paymentStatus, piad: 'Paid' };
    // @ts-expect-error: causes of a shop's own are extra words.
    const causes: WordsFor<HoldCause> = { ...en.words.holdCause, 'own:gift': 'Gift' };
    void [statuses, causes];
  });
});
