import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Head, type Stored, walkChain } from '../src/journal/chain.ts';
import { canonical, hashOf } from '../src/journal/entry.ts';

const chain = (length: number): { head: Head; rows: Stored[] } => {
  const instanceId = randomUUID();
  const rows: Stored[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const prevHash = rows.at(-1)?.hash ?? '';
    const entry = {
      instanceId,
      seq,
      event: `e.${seq}`,
      payload: { text: `t${seq}` },
      actorId: null,
      role: 'office',
      fromStage: seq === 1 ? null : 'a',
      toStage: 'a',
      requestId: `r${seq}`,
      facts: {},
      opened: null,
      textHash: null,
      version: seq,
      effective: '2026-01-01T00:00:00.000Z',
      at: '2026-01-01T00:00:00.000Z',
    };
    rows.push({ ...entry, prevHash, hash: hashOf(entry, prevHash) });
  }
  const headHash = rows.at(-1)?.hash ?? '';
  return {
    head: { id: instanceId, seq: length, headHash, machine: 'appeal', stage: 'a', context: {} },
    rows,
  };
};
const named = (rows: readonly Stored[], head: Head | undefined) =>
  walkChain(rows, head).map(({ kind, seq }) => `${kind} ${seq}`);
const at = <T>(all: readonly T[], index: number): T => {
  const found = all[index];
  if (found === undefined) throw new Error(`none at ${index}`);
  return found;
};
const sealed = (row: Stored, prevHash: string): Stored => ({ ...row, prevHash, hash: hashOf(row, prevHash) });

describe('canonical JSON', () => {
  it('is the same for what jsonb gives back: any order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const reversed = (one: unknown): unknown => {
          if (Array.isArray(one)) return one.map(reversed);
          if (typeof one !== 'object' || one === null) return one;
          return Object.fromEntries(
            Object.entries(one)
              .reverse()
              .map(([key, field]) => [key, reversed(field)]),
          );
        };
        expect(canonical(reversed(value))).toBe(canonical(value));
      }),
    );
  });
});

describe('the chain', () => {
  it('holds as it was written, whatever its length', () => {
    for (const length of [1, 2, 7]) {
      const { head, rows } = chain(length);
      expect(named(rows, head)).toEqual([]);
    }
  });

  it('names the one row that was changed, wherever it is', () => {
    for (let index = 0; index < 6; index += 1) {
      const { head, rows } = chain(6);
      rows[index] = { ...at(rows, index), payload: { text: 'forged' } };
      expect(named(rows, head)).toEqual([`changed ${index + 1}`]);
    }
  });

  it('names a row that was changed and hashed anew', () => {
    for (let index = 0; index < 6; index += 1) {
      const { head, rows } = chain(6);
      const row = at(rows, index);
      rows[index] = sealed({ ...row, payload: { text: 'forged' } }, row.prevHash);
      expect(named(rows, head)).toEqual([`changed ${index + 1}`]);
    }
  });

  it('names the rows that were removed, the first and the last as well', () => {
    for (let index = 0; index < 6; index += 1) {
      const { head, rows } = chain(6);
      rows.splice(index, 1);
      expect(named(rows, head)).toEqual([`removed ${index + 1}`]);
    }
    const { head, rows } = chain(6);
    expect(named(rows.slice(4), head)).toEqual(['removed 1', 'removed 2', 'removed 3', 'removed 4']);
    expect(named([], head)).toHaveLength(6);
  });

  it('names a row that was inserted, the others pushed on, its own hash right or wrong', () => {
    for (let index = 1; index < 6; index += 1) {
      for (const forge of [true, false]) {
        const { head, rows } = chain(6);
        const before = at(rows, index - 1);
        const own = { ...before, seq: index + 1, event: 'e.false', requestId: 'false' };
        const pushed = rows.slice(index).map((row) => ({ ...row, seq: row.seq + 1 }));
        const all = [
          ...rows.slice(0, index),
          forge ? sealed(own, before.hash) : { ...own, hash: 'x' },
          ...pushed,
        ];
        expect(named(all, head)).toEqual([`inserted ${index + 1}`]);
      }
    }
  });

  it('names a row that was put at the end, and a journal without an instance', () => {
    const { head, rows } = chain(3);
    const last = at(rows, 2);
    expect(named([...rows, sealed({ ...last, seq: 4 }, last.hash)], head)).toEqual(['inserted 4']);
    expect(named(rows, undefined)).toEqual(['inserted 1', 'inserted 2', 'inserted 3']);
  });

  it('names two breaches at once', () => {
    const { head, rows } = chain(8);
    rows[1] = { ...at(rows, 1), role: 'leader' };
    rows.splice(5, 1);
    expect(named(rows, head)).toEqual(['changed 2', 'removed 6']);
  });
});
