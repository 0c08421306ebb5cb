import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../examples');
const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));

describe('an example', () => {
  it.each(files)('%s runs, and what it asserts holds', async (file) => {
    await expect(import(join(folder, file))).resolves.toBeDefined();
  });

  it('is there for every kind of plugin', () => {
    expect(files).toEqual(
      expect.arrayContaining(['fraud-review.ts', 'gift-wrapping.ts', 'needs-attention.ts', 'pre-order.ts']),
    );
  });
});
