import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indicatorsOf, parseContent, type StandardContent } from '../src/standard/content.ts';
import { type DiffEntry, type DiffLevel, diff, type StandardDiff } from '../src/standard/diff.ts';
import { starters } from '../src/standard/starter/starter.ts';
import { contents } from './standard-arbitrary.ts';

const firsts = <T extends { readonly code: string }>(all: readonly T[], seen = new Set<string>()): T[] =>
  all.filter(({ code }) => !seen.has(code) && seen.add(code));
/** Each code once, as the lint demands of what is published. */
const unique = (content: StandardContent): StandardContent => {
  const seen = new Set<string>();
  return {
    ...content,
    dimensions: firsts(content.dimensions).map((dimension) => ({
      ...dimension,
      indicators: firsts(dimension.indicators, seen).map((one) => ({ ...one, items: firsts(one.items) })),
    })),
  };
};
const sound = contents.map(unique);

type Node = { parent: string; value: object; at: number | null };
type Nodes = Record<DiffLevel, Map<string, Node>>;

const nodesOf = (content: StandardContent): Nodes => {
  const nodes: Nodes = { dimension: new Map(), indicator: new Map(), item: new Map() };
  for (const { indicators, ...dimension } of content.dimensions) {
    nodes.dimension.set(dimension.code, { parent: '', value: dimension, at: null });
    for (const { items, ...indicator } of indicators) {
      nodes.indicator.set(indicator.code, { parent: dimension.code, value: indicator, at: null });
      for (const item of items)
        nodes.item.set(`${indicator.code}/${item.code}`, { parent: indicator.code, value: item, at: null });
    }
  }
  return nodes;
};

const parentOf = ({ to }: DiffEntry): string => to?.indicator ?? to?.dimension ?? '';
const keyOf = (entry: DiffEntry): string =>
  entry.level === 'item' ? `${(entry.to ?? entry.from)?.indicator}/${entry.code}` : entry.code;

const change = (nodes: Nodes, entry: DiffEntry): void => {
  const [all, key] = [nodes[entry.level], keyOf(entry)];
  const old = all.get(key);
  if (entry.to === null) all.delete(key);
  else if (old === undefined)
    all.set(key, { parent: parentOf(entry), value: entry.after ?? {}, at: entry.to.index });
  else {
    const value = {
      ...old.value,
      ...Object.fromEntries(entry.fields.map(({ field, after }) => [field, after])),
    };
    const moved = entry.changes.includes('moved');
    all.set(key, moved ? { parent: parentOf(entry), value, at: entry.to.index } : { ...old, value });
  }
};

/** What stayed, in its old order; then what came, each at its place. */
const childrenOf = (all: Map<string, Node>, parent: string): [string, object][] => {
  const own = [...all].filter(([, node]) => node.parent === parent);
  const list = own.filter(([, node]) => node.at === null);
  const come = own.filter(([, node]) => node.at !== null).sort(([, a], [, b]) => (a.at ?? 0) - (b.at ?? 0));
  for (const one of come) list.splice(one[1].at ?? 0, 0, one);
  return list.map(([key, { value }]) => [key, value]);
};

/** Applies a difference by nothing but what it says. */
const applied = (before: StandardContent, { total, entries }: StandardDiff): StandardContent => {
  const nodes = nodesOf(before);
  for (const entry of entries) change(nodes, entry);
  return parseContent({
    total: total?.after ?? before.total,
    dimensions: childrenOf(nodes.dimension, '').map(([key, dimension]) => ({
      ...dimension,
      indicators: childrenOf(nodes.indicator, key).map(([code, indicator]) => ({
        ...indicator,
        items: childrenOf(nodes.item, code).map(([, item]) => item),
      })),
    })),
  });
};

const trimmed = (content: StandardContent): StandardContent => parseContent(content);

describe('the difference of two contents', () => {
  test('is empty for equal ones, whatever codes clash, and whatever the order of their keys', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const again: StandardContent = JSON.parse(
          JSON.stringify(content, (_, value) =>
            value !== null && typeof value === 'object' && !Array.isArray(value)
              ? Object.fromEntries(Object.entries(value).reverse())
              : value,
          ),
        );
        expect(diff(content, again)).toEqual({ total: null, entries: [] });
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  test('is complete: applied to the one it gives the other', () => {
    fc.assert(
      fc.property(sound, sound, (before, after) => {
        expect(applied(before, diff(before, after))).toEqual(trimmed(after));
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  test('is complete for what differs in order only, and says nothing but that', () => {
    const shuffled = sound.chain((content) => {
      const { dimensions } = content;
      return fc
        .shuffledSubarray(dimensions, { minLength: dimensions.length, maxLength: dimensions.length })
        .map((order) => ({ before: content, after: { ...content, dimensions: order } }));
    });
    fc.assert(
      fc.property(shuffled, ({ before, after }) => {
        const found = diff(before, after);
        expect(found.entries.every(({ changes }) => changes.join() === 'moved')).toBe(true);
        expect(applied(before, found)).toEqual(trimmed(after));
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  test('the other way round takes away what was added', () => {
    fc.assert(
      fc.property(sound, sound, (before, after) => {
        const codes = (of: StandardDiff, kind: string) =>
          of.entries
            .filter(({ changes }) => changes.some((one) => one === kind))
            .map((one) => keyOf(one))
            .sort();
        const [to, back] = [diff(before, after), diff(after, before)];
        expect(codes(to, 'added')).toEqual(codes(back, 'removed'));
        expect(codes(to, 'renamed')).toEqual(codes(back, 'renamed'));
        expect(codes(to, 'changed')).toEqual(codes(back, 'changed'));
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('what it says', () => {
  const before = starters.enterprise;
  const withOne = (code: string, own: object): StandardContent => ({
    ...before,
    dimensions: before.dimensions.map((dimension) => ({
      ...dimension,
      indicators: dimension.indicators.map((one) => (one.code === code ? { ...one, ...own } : one)),
    })),
  });

  test('fields that changed, with before and after', () => {
    const { entries } = diff(before, withOne('B1', { form: 500, name: '攻关' }));
    expect(entries).toMatchObject([
      { level: 'indicator', code: 'B1', name: '攻关', changes: ['renamed', 'changed'] },
    ]);
    expect(entries[0]?.fields).toEqual([
      { field: 'name', before: '围绕生产经营任务组织攻关，年度目标按月推进', after: '攻关' },
      { field: 'form', before: 400, after: 500 },
    ]);
  });

  test('an indicator that goes to another dimension is moved, not removed and added', () => {
    const one = indicatorsOf(before).find(({ code }) => code === 'C2');
    if (!one) throw new Error('no C2');
    const { dimension: _, points: __, ...plain } = one;
    const after = {
      ...before,
      dimensions: before.dimensions.map((dimension) => ({
        ...dimension,
        indicators: [
          ...dimension.indicators.filter(({ code }) => code !== 'C2'),
          ...(dimension.code === 'B' ? [plain] : []),
        ],
      })),
    };
    expect(diff(before, after).entries).toMatchObject([
      {
        level: 'indicator',
        code: 'C2',
        changes: ['moved'],
        from: { dimension: 'C', index: 1 },
        to: { dimension: 'B', index: 2 },
        fields: [],
      },
    ]);
  });

  test('the first put last is the only one moved', () => {
    const [first, ...rest] = before.dimensions;
    if (!first) throw new Error('no dimension');
    const { entries } = diff(before, { ...before, dimensions: [...rest, first] });
    expect(entries.map(({ code, changes }) => [code, changes])).toEqual([['A', ['moved']]]);
  });

  test('a changed total and a changed check item', () => {
    const items = [{ code: 'A1.1', name: '按期开展、议题结合当期任务', points: 300, rule: '' }];
    const found = diff(before, { ...withOne('A1', { items }), total: 9_900 });
    expect(found.total).toEqual({ before: 10_000, after: 9_900 });
    expect(found.entries.map(({ level, code, changes }) => [level, code, changes])).toEqual([
      ['item', 'A1.2', ['removed']],
      ['item', 'A1.1', ['changed']],
    ]);
  });
});
