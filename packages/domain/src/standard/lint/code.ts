import { lettersOf } from '../../kernel/text/alike.ts';
import type { StandardContent } from '../content.ts';
import { at, finding, type LintFinding, mend, type Spotted, spotted, when, whole } from './finding.ts';
import type { Fix } from './fix.ts';
import { shelf } from './nearest.ts';

/** From this likeness of their names on, two indicators are pointed out. */
const similarFrom = 80;

/** A code like this one that nothing has. */
const free = (code: string, taken: readonly string[]): string => {
  const stem = code.slice(0, 35);
  const used = new Set(taken);
  let number = 2;
  while (used.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
};

/** Positions of the codes that stood before. */
const again = (codes: readonly string[]): readonly number[] => {
  const seen = new Set<string>();
  return codes.flatMap((code, i) => {
    const stood = seen.has(code);
    seen.add(code);
    return stood ? [i] : [];
  });
};

const dimensionCodes = ({ dimensions }: StandardContent): readonly LintFinding[] => {
  const codes = dimensions.map((one) => one.code);
  return again(codes).map((dimension) => {
    const code = codes[dimension] ?? '';
    const change = { set: 'dimension' as const, dimension, code, change: { code: free(code, codes) } };
    return finding(
      'codeTwice',
      { ...whole, dimension: code },
      { params: { code }, fix: { name: 'renameCode', changes: [change] } },
    );
  });
};

const itemCodes = (one: Spotted): readonly LintFinding[] => {
  const codes = one.items.map((item) => item.code);
  return again(codes).map((i) => {
    const code = codes[i] ?? '';
    const items = one.items.map((item, n) => (n === i ? { ...item, code: free(code, codes) } : item));
    return finding(
      'codeTwice',
      { ...at(one), item: code },
      { params: { code }, fix: mend('renameCode', one, { items }) },
    );
  });
};

/** A code stands for one thing only. */
export const codesTwice = (content: StandardContent, all: readonly Spotted[]): readonly LintFinding[] => [
  ...dimensionCodes(content),
  ...all.flatMap(itemCodes),
];

const isTwin = (one: Spotted, other: Spotted): boolean => {
  const bare = ({ code: _code, spot: _spot, dimension: _dimension, ...rest }: Spotted) =>
    JSON.stringify(rest);
  return bare(one) === bare(other);
};
const removed = (one: Spotted): Fix => ({
  name: 'removeTwin',
  changes: [{ set: 'removed', ...one.spot, code: one.code }],
});

const likened = (
  one: Spotted,
  { other, alike }: { readonly other: Spotted; readonly alike: number },
): readonly LintFinding[] => [
  ...when(alike === 100, () =>
    finding('alike', at(one), {
      params: { other: other.code },
      fix: isTwin(one, other) ? removed(one) : null,
    }),
  ),
  ...when(alike < 100 && alike >= similarFrom, () =>
    finding('similar', at(one), { params: { other: other.code, alike } }),
  ),
];

/** No two indicators share a code or are alike; each is held against the likest of those before it. */
export const doubles = (all: readonly Spotted[]): readonly LintFinding[] => {
  const codes = all.map((one) => one.code);
  const twice = new Set(again(codes));
  const names = shelf();
  return all.flatMap((one, i) => {
    const letters = lettersOf(one.name);
    const near = names.nearest(letters);
    names.add(letters);
    const other = near && all[near.at];
    const alike = near?.alike ?? 0;
    return [
      ...when(twice.has(i), () =>
        finding('codeTwice', at(one), {
          params: { code: one.code },
          fix: mend('renameCode', one, { code: free(one.code, codes) }),
        }),
      ),
      ...(other ? likened(one, { other, alike }) : []),
    ];
  });
};

/**
 * An amendment's indicators keep the codes of the text it replaces: records and score lines of the year stand under them. One that has
 * gone under its code is looked for by its name; one that isn't found is pointed out, for what was recorded under it counts no longer.
 */
export const codesKept = (all: readonly Spotted[], replaced: StandardContent): readonly LintFinding[] => {
  const old = spotted(replaced);
  const own = new Map(all.map((one) => [one.code, one]));
  const before = new Set(old.map((one) => one.code));
  const fresh = all.filter((one) => !before.has(one.code));
  const names = shelf();
  for (const one of fresh) names.add(lettersOf(one.name));
  return old.flatMap((was) => {
    const is = own.get(was.code);
    if (is)
      return when(is.kind !== was.kind, () => finding('codeReused', at(is), { params: { code: was.code } }));
    const near = names.nearest(lettersOf(was.name));
    const heir = near && near.alike >= similarFrom ? fresh[near.at] : undefined;
    if (!heir) return [finding('codeDropped', whole, { params: { code: was.code, name: was.name } })];
    const fix = mend('restoreCode', heir, { code: was.code });
    return [finding('codeChanged', at(heir), { params: { code: was.code }, fix })];
  });
};
