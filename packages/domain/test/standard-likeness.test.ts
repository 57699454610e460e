import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alikeness, lettersOf } from '../src/kernel/text/alike.ts';
import { shelf } from '../src/standard/lint/nearest.ts';

const letter = fc.constantFrom('组', '织', '生', '活', '党', '课', 'a', 'B', '，');
const name = fc.array(letter, { maxLength: 8 }).map((letters) => letters.join(''));

test('the likest name on the shelf is the one that comparing with each would find', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 150 }), name, (names, wanted) => {
      const onShelf = shelf();
      for (const one of names) onShelf.add(lettersOf(one));
      const found = onShelf.nearest(lettersOf(wanted));
      const each = names.map((one) => alikeness(lettersOf(one), lettersOf(wanted)));
      const best = Math.max(0, ...each);
      expect(found?.alike ?? 0).toBe(best);
      if (found) expect(each[found.at]).toBe(best);
      // Nothing is left over from one question to the next.
      expect(onShelf.nearest(lettersOf(wanted))).toEqual(found);
    }),
    { numRuns: 300 },
  );
});
