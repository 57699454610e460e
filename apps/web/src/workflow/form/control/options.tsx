import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use } from 'react';
import { useTRPC } from '../../api.ts';
import { useWords, valueName } from '../../locale.tsx';
import type { Option, Reference } from './reference.ts';

/** What the page at hand can offer for references: the case, its score lines, its findings. */
export type Sources = {
  readonly caseId: string | null;
  readonly lines: readonly Option[];
  readonly findings: readonly Option[];
  readonly given?: { readonly [name: string]: readonly Option[] | undefined };
};

const SourcesContext = createContext<Sources>({ caseId: null, lines: [], findings: [] });

export const SourcesProvider = ({
  sources,
  children,
}: {
  sources: Sources;
  children: ReactNode;
}): ReactNode => <SourcesContext value={sources}>{children}</SourcesContext>;

type Known = { readonly options: readonly Option[]; readonly loading: boolean };

const usePeople = (to: Reference, caseId: string | null): Known => {
  const person = to.kind === 'person';
  const asked = { id: caseId ?? '', role: person ? to.role : ('reviewer' as const) };
  const people = useQuery({
    ...useTRPC().people.choices.queryOptions(person && to.team === true ? { ...asked, team: true } : asked),
    enabled: person && caseId !== null,
  });
  return {
    loading: people.isPending,
    options: (people.data ?? []).map(({ person: one, post, barred }) => ({
      id: one.id,
      label: post === null || post === one.name ? one.name : `${one.name} · ${post}`,
      barred,
    })),
  };
};

/** All units within reach, or those of the cycle at hand that the event can be about. */
const useUnits = (to: Reference, caseId: string | null): Known => {
  const spoken = useWords();
  const trpc = useTRPC();
  const of = to.kind === 'unit' && to.of !== 'all' ? to.of : null;
  const all = useQuery({ ...trpc.unit.list.queryOptions(), enabled: to.kind === 'unit' && of === null });
  const some = useQuery({
    ...trpc.cycle.units.queryOptions({ id: caseId ?? '', of: of ?? 'admitted' }),
    enabled: of !== null && caseId !== null,
  });
  if (of === null)
    return {
      loading: all.isPending,
      options: (all.data ?? []).map((unit) => ({ id: unit.id, label: unit.name })),
    };
  return {
    loading: some.isPending,
    options: (some.data ?? []).map(({ id, name, grade }) => ({
      id,
      label: grade === null ? name : `${name} · ${valueName(spoken, 'grade', grade)}`,
    })),
  };
};

/** The indicators that the unit of the case at hand is assessed by. */
const useIndicators = (to: Reference, caseId: string | null): Known => {
  const found = useQuery({
    ...useTRPC().assessment.indicators.queryOptions({ id: caseId ?? '' }),
    enabled: to.kind === 'indicator' && caseId !== null,
    staleTime: 300_000,
  });
  return {
    loading: found.isPending && caseId !== null,
    options: (found.data ?? []).map((one) => ({ id: one.code, label: `${one.code} ${one.name}` })),
  };
};

/** The records of the unit at hand that a score may rest on. */
const useTraces = (to: Reference, caseId: string | null): Known => {
  const { t } = useWords();
  const found = useQuery({
    ...useTRPC().scoring.sheet.queryOptions({ id: caseId ?? '' }),
    enabled: to.kind === 'trace' && caseId !== null,
  });
  return {
    loading: found.isPending && caseId !== null,
    options: (found.data?.proofs ?? []).map((one) => ({
      id: one.id,
      label: `${one.indicator} · ${t.explanation.source[one.source]} · ${one.facts.slice(0, 60)}`,
    })),
  };
};

/** What was put right in the unit at hand and may have come back. */
const useClosed = (to: Reference, caseId: string | null): Known => {
  const found = useQuery({
    ...useTRPC().rectificationItem.ordering.queryOptions({ id: caseId ?? '' }),
    enabled: to.kind === 'closedItem' && caseId !== null,
  });
  return {
    loading: found.isPending && caseId !== null,
    options: (found.data?.closed ?? []).map((one) => ({
      id: one.id,
      label: `${one.year}-${one.number} ${one.problem.slice(0, 60)}`,
    })),
  };
};

/** What can be chosen for a reference. */
export const useOptions = (to: Reference): Known => {
  const spoken = useWords();
  const trpc = useTRPC();
  const sources = use(SourcesContext);
  const people = usePeople(to, sources.caseId);
  const chosen = useUnits(to, sources.caseId);
  const indicators = useIndicators(to, sources.caseId);
  const traces = useTraces(to, sources.caseId);
  const closed = useClosed(to, sources.caseId);
  const units = useQuery({ ...trpc.unit.list.queryOptions(), enabled: to.kind === 'category' });
  const standards = useQuery({
    // Those of the cycle at hand that have been published: none other can be put in force or out of it.
    ...trpc.standard.list.queryOptions({
      limit: 100,
      stages: ['published'],
      ...(sources.caseId === null ? {} : { cycleId: sources.caseId }),
    }),
    enabled: to.kind === 'standard',
  });
  switch (to.kind) {
    case 'person':
      return people;
    case 'unit':
      return chosen;
    case 'category':
      return {
        loading: units.isPending,
        options: [...new Set((units.data ?? []).map((unit) => unit.category))].map((id) => ({
          id,
          label: valueName(spoken, 'category', id),
        })),
      };
    case 'standard':
      return {
        loading: standards.isPending,
        options: (standards.data?.items ?? []).map((row) => ({
          id: row.id,
          label: `${row.title ?? ''} · ${spoken.t.draftedOn(spoken.format.day(row.createdAt))}`,
        })),
      };
    case 'finding':
      return { loading: false, options: sources.findings };
    case 'given':
      return { loading: false, options: sources.given?.[to.of] ?? [] };
    case 'line':
      return { loading: false, options: sources.lines };
    case 'indicator':
      return indicators;
    case 'trace':
      return traces;
    case 'closedItem':
      return closed;
    default:
      return { loading: false, options: [] };
  }
};

/** The periods of the cycle at hand; nothing outside a cycle. */
export const usePeriods = (): Known => {
  const { caseId } = use(SourcesContext);
  const { t } = useWords();
  const periods = useQuery({
    ...useTRPC().cycle.periods.queryOptions({ id: caseId ?? '' }),
    enabled: caseId !== null,
  });
  return {
    loading: periods.isPending,
    options: (periods.data ?? []).map(({ no, name, locked }) => ({
      id: String(no),
      label: locked ? t.form.lockedPeriod(name) : name,
    })),
  };
};
