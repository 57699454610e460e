import type { Observed } from '@kaohe/domain';
import { useState } from 'react';
import { keepDraft, readDraft } from '../../workflow/form/draft.ts';
import type { Sheet, SheetIndicator } from './queries.ts';

/** What is typed for one indicator. */
export type Entry = {
  /** As typed; empty: not scored. */
  readonly points: string;
  readonly reason: string;
  readonly subjectKind: string;
  readonly matter: string;
  readonly evidence: readonly string[];
  /** Traces of methods that it rests on; absent in drafts kept before there were any. */
  readonly rests?: readonly string[] | undefined;
  readonly observed?: Observed | undefined;
  /** How the lead settled it; absent on an assessor's sheet. */
  readonly way?: 'agreed' | 'chosen' | 'mean' | 'own' | undefined;
  /** Why it comes out so where scores were too far apart. */
  readonly answer?: string | undefined;
};
export type Entries = { readonly [code: string]: Entry };

export const blank = (indicator: SheetIndicator): Entry => ({
  points: '',
  reason: '',
  subjectKind: indicator.subjects[0] ?? 'organisation',
  matter: '',
  evidence: [],
});

/** Points in 1/100 from what was typed; null: not a number of at most two places. */
export const hundredths = (typed: string): number | null => {
  const found = /^\s*([-+−]?)(\d{1,6})(?:[.。．](\d{1,2}))?\s*$/.exec(typed.normalize('NFKC'));
  if (found === null) return null;
  const [, sign = '', whole = '0', part = ''] = found;
  const size = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return sign === '-' || sign === '−' ? -size : size;
};

/** The least and the most that a line of the indicator may give, in 1/100. */
export const rangeOf = ({ kind, most, cap }: SheetIndicator): readonly [number, number] => {
  if (kind === 'deduction') return [cap === null ? -100_000 : -cap, 0];
  return kind === 'veto' ? [0, 0] : [0, most];
};

export const isScored = (entry: Entry | undefined): entry is Entry =>
  entry !== undefined && entry.points.trim() !== '';

export const isComplete = (entry: Entry, indicator: SheetIndicator): boolean => {
  const points = hundredths(entry.points);
  const [least, most] = rangeOf(indicator);
  if (points === null || points < least || points > most) return false;
  return entry.reason.trim() !== '' && entry.evidence.length + (entry.rests?.length ?? 0) > 0;
};

type Component = 'onSite' | 'bonus' | 'deduction';
const componentOf = ({ kind }: SheetIndicator): Component =>
  kind === 'bonus' || kind === 'deduction' ? kind : 'onSite';

/** The lines of an event from what was typed. */
export const linesOf = ({ indicators }: Sheet, entries: Entries): readonly Record<string, unknown>[] =>
  indicators.flatMap((indicator) => {
    const entry = entries[indicator.code];
    if (!isScored(entry)) return [];
    const { subjectKind, evidence, rests = [], matter, way } = entry;
    return [
      {
        indicator: indicator.code,
        subjectKind,
        component: componentOf(indicator),
        points: hundredths(entry.points) ?? 0,
        reason: entry.reason.trim(),
        evidence,
        ...(rests.length === 0 ? {} : { rests }),
        ...(matter.trim() === '' ? {} : { matter: matter.trim() }),
        ...(way === undefined ? {} : { way }),
      },
    ];
  });

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && 'points' in value && 'evidence' in value;

/** What is typed, kept in this browser under a name until it is sent. */
export const useEntries = (
  id: string,
  name: string,
): { entries: Entries; change: (code: string, entry: Entry | null) => void } => {
  const [entries, setEntries] = useState<Entries>(() =>
    Object.fromEntries(
      Object.entries(readDraft(id, name) ?? {}).flatMap(([code, value]) =>
        isEntry(value) ? [[code, value]] : [],
      ),
    ),
  );
  const change = (code: string, entry: Entry | null): void =>
    setEntries((old) => {
      const { [code]: gone, ...rest } = old;
      const now = entry === null ? rest : { ...rest, [code]: entry };
      keepDraft(id, name, now);
      return now;
    });
  return { entries, change };
};
