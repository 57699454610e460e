import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use } from 'react';
import { useTRPC } from '../../api.ts';
import { stageName, useWords, valueName } from '../../locale.tsx';
import type { Option, Reference } from './reference.ts';

/** What the page at hand can offer for references: the case, its score lines, the indicators of its standard. */
export type Sources = {
  readonly caseId: string | null;
  readonly lines: readonly Option[];
  readonly indicators: readonly Option[];
  readonly findings: readonly Option[];
};

const SourcesContext = createContext<Sources>({ caseId: null, lines: [], indicators: [], findings: [] });

export const SourcesProvider = ({
  sources,
  children,
}: {
  sources: Sources;
  children: ReactNode;
}): ReactNode => <SourcesContext value={sources}>{children}</SourcesContext>;

type Known = { readonly options: readonly Option[]; readonly loading: boolean };

/** What can be chosen for a reference. */
export const useOptions = (to: Reference): Known => {
  const spoken = useWords();
  const trpc = useTRPC();
  const sources = use(SourcesContext);
  const person = to.kind === 'person' && sources.caseId !== null;
  const people = useQuery({
    ...trpc.people.choices.queryOptions({ id: sources.caseId ?? '', role: person ? to.role : 'reviewer' }),
    enabled: person,
  });
  const units = useQuery({
    ...trpc.unit.list.queryOptions(),
    enabled: to.kind === 'unit' || to.kind === 'category',
  });
  const standards = useQuery({
    ...trpc.standard.list.queryOptions({ limit: 100 }),
    enabled: to.kind === 'standard',
  });
  switch (to.kind) {
    case 'person':
      return {
        loading: people.isPending,
        options: (people.data ?? []).map(({ person: one, post, barred }) => ({
          id: one.id,
          label: post === null ? one.name : `${one.name} · ${post}`,
          barred,
        })),
      };
    case 'unit':
      return {
        loading: units.isPending,
        options: (units.data ?? []).map((unit) => ({ id: unit.id, label: unit.name })),
      };
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
          label: `${row.title ?? ''} · ${stageName(spoken, 'standard', row.stage)}`,
        })),
      };
    case 'finding':
      return { loading: false, options: sources.findings };
    case 'line':
      return { loading: false, options: sources.lines };
    case 'indicator':
      return { loading: false, options: sources.indicators };
    default:
      return { loading: false, options: [] };
  }
};
