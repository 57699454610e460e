import type { MachineName } from '@kaohe/domain';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Columns, Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ActionBar, type Presets, type Ways } from '../action-bar.tsx';
import { type CaseView, useTRPC } from '../api.ts';
import type { Done } from '../event-form.tsx';
import { type Sources, SourcesProvider } from '../form/control/options.tsx';
import { useWords } from '../locale.tsx';
import { StageLine } from '../stage-line.tsx';
import { Timeline } from '../timeline.tsx';
import { CaseChildren } from './case-children.tsx';
import { CaseParents, CaseStanding } from './case-head.tsx';
import { useCaseName } from './case-name.tsx';
import { Deadlines } from './deadlines.tsx';
import { Documents } from './documents.tsx';
import { Signatures } from './signatures.tsx';
import { Birth, type Names, namesOf } from './value-list.tsx';

export type CaseParts = {
  /** What the process shows of itself, above its documents and its journal. */
  readonly content?: ReactNode;
  readonly sources?: Partial<Omit<Sources, 'caseId'>>;
  readonly names?: Names;
  /** What its forms start with; null while that is still under way. */
  readonly presets?: Presets | null;
  /** False: what it was born with is told by `content`. */
  readonly bornWith?: boolean;
  /** Events that are sent from a page of their own: the way there, among the buttons. */
  readonly ways?: Ways;
  /** Events whose form has something to say before it is filled in. */
  readonly notes?: Ways;
  /** Events that are not offered here: sent from a page that `content` leads to, or with nothing to decide yet. */
  readonly elsewhere?: readonly string[];
};
export type CaseFrameProps = {
  readonly machine: MachineName;
  readonly id: string;
  readonly act: string | undefined;
  readonly onAct: (event: string | undefined) => void;
  readonly presets?: Presets;
  /** A hook: what the process's own page adds. The same for the life of the page. */
  readonly useParts?: (view: CaseView, names: Names) => CaseParts;
};

// Few units have left anything open: its words come only to the pages that may need them.
const Carried = lazy(() => import('../past/carried.tsx').then((loaded) => ({ default: loaded.Carried })));
/** Where a unit is asked about what it left open in past cycles. */
const answersForPast: readonly MachineName[] = ['assessment', 'siteVisit'];

const useNothing = (): CaseParts => ({});

/** Names of the people that the case itself tells. */
const slotNames = (view: CaseView): Names =>
  Object.fromEntries(
    view.slots.flatMap(({ person }) => (person === null ? [] : [[person.id, person.name] as const])),
  );

const Loaded = (props: CaseFrameProps & { view: CaseView }): ReactNode => {
  const { view, machine } = props;
  const { t, words } = useWords();
  const name = useCaseName();
  const [done, setDone] = useState<Done | null>(null);
  const units = useQuery({ ...useTRPC().unit.list.queryOptions(), staleTime: 300_000 });
  const unitNames = Object.fromEntries((units.data ?? []).map((unit) => [unit.id, unit.name]));
  const known = { ...unitNames, ...namesOf(view.people), ...slotNames(view) };
  const { useParts = useNothing } = props;
  const parts = useParts(view, known);
  const names = { ...known, ...parts.names };
  const { elsewhere = [] } = parts;
  const here = {
    ...view,
    allowed: view.allowed.filter((event) => !elsewhere.includes(event)),
    withheld: view.withheld.filter(({ event }) => !elsewhere.includes(event)),
  };
  const open = (event: string | undefined): void => {
    setDone(null);
    props.onAct(event);
  };
  return (
    <SourcesProvider sources={{ caseId: view.id, lines: [], findings: [], ...parts.sources }}>
      <Page
        title={t.documentTitle(name(view), words.product.name)}
        heading={name(view)}
        above={<CaseParents view={view} />}
        aside={<CaseStanding view={view} machine={machine} />}
      >
        <ActionBar
          view={here}
          machine={machine}
          open={props.act}
          onOpen={open}
          done={done}
          onDone={setDone}
          presets={{ ...props.presets, ...parts.presets }}
          {...(parts.ways === undefined ? {} : { ways: parts.ways })}
          {...(parts.notes === undefined ? {} : { notes: parts.notes })}
          waits={parts.presets === null}
        />
        <StageLine view={view} machine={machine} />
        <Columns
          main={
            <>
              {parts.content}
              {answersForPast.includes(machine) ? (
                <Suspense fallback={null}>
                  <Carried id={view.id} />
                </Suspense>
              ) : null}
              {parts.bornWith === false ? null : <Birth view={view} names={names} />}
              <Documents id={view.id} />
              <Panel title={t.timeline.title}>
                <Timeline id={view.id} machine={machine} names={names} />
              </Panel>
            </>
          }
          side={
            <>
              <Deadlines view={view} machine={machine} />
              <Signatures view={view} />
              <CaseChildren view={view} />
            </>
          }
        />
      </Page>
    </SourcesProvider>
  );
};

/** One case: where it stands, what can be done, what it holds, what happened. The same for every process. */
export const CaseFrame = (props: CaseFrameProps): ReactNode => {
  const { t } = useWords();
  const trpc = useTRPC();
  const found = useQuery({ ...trpc[props.machine].byId.queryOptions({ id: props.id }), throwOnError: true });
  if (found.data === undefined) return <Skeleton label={t.loading} lines={8} />;
  return <Loaded key={props.id} {...props} view={found.data} />;
};
