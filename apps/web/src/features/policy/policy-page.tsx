import {
  changedPaths,
  defaultPolicy,
  groupOf,
  ownOf,
  type ParameterPath,
  type Policy,
  parameterGroups,
  parameters,
  policyIssues,
  policySchema,
  valueAt,
  withValue,
} from '@kaohe/domain';
import { policyWords } from '@kaohe/wording';
import { Link } from '@tanstack/react-router';
import { Checkbox, Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { dropDraft, keepDraft, readDraft } from '../../workflow/form/draft.ts';
import { useWords } from '../../workflow/locale.tsx';
import { Dates } from './dates.tsx';
import { Differences, History } from './history.tsx';
import { ParameterRow } from './parameter-row.tsx';
import css from './policy.module.css';
import { type PolicyView, usePolicy } from './queries.ts';
import { SaveBar } from './save-bar.tsx';
import { parameterOf, type Saying } from './value.tsx';

const draftName = 'cycle.setPolicy';

/** What is being typed: kept in this browser until it is saved or discarded. */
const useDraft = (id: string, present: Policy) => {
  const [draft, setDraft] = useState<unknown>(() => readDraft(id, draftName)?.policy ?? present);
  const put = (path: ParameterPath, value: unknown): void => {
    const next = withValue(draft, path, value);
    setDraft(next);
    keepDraft(id, draftName, { policy: next });
  };
  const drop = (to: unknown): void => {
    setDraft(to);
    dropDraft(id, draftName);
  };
  return { draft, put, drop };
};

/** Which parameters are shown: by their words, or only those other than their default. */
const useFound = (say: Saying, changed: readonly ParameterPath[]) => {
  const [search, setSearch] = useState('');
  const [only, setOnly] = useState(false);
  const wanted = search.trim().toLowerCase();
  const isFound = (path: ParameterPath): boolean => {
    const { label, does } = parameterOf(say, path);
    return (!only || changed.includes(path)) && `${label} ${does} ${path}`.toLowerCase().includes(wanted);
  };
  const bar = (
    <search className={css.find}>
      <Input
        type="search"
        value={search}
        placeholder={say.p.says.search}
        aria-label={say.p.says.search}
        onChange={(change) => setSearch(change.target.value)}
      />
      <Checkbox checked={only} onChange={(change) => setOnly(change.target.checked)}>
        {say.p.says.onlyChanged}
      </Checkbox>
      <span className={css.faint}>{say.p.says.changedCount(changed.length)}</span>
    </search>
  );
  return { bar, found: parameters.filter(isFound) };
};

/** That a proposal waits, with what it would change, and the way to decide on it. */
const Waiting = ({ say, found, view }: { say: Saying; found: PolicyView; view: CaseView }): ReactNode => {
  const waiting = found.changes.find(({ outcome }) => outcome === 'proposed');
  if (waiting === undefined) return null;
  const { p, format } = say;
  return (
    <Alert kind="risk" title={p.says.waiting(waiting.by?.name ?? '', format.day(waiting.at))}>
      <p>{waiting.reasons}</p>
      <Differences say={say} change={waiting} />
      {view.allowed.includes('cycle.adoptPolicy') ? (
        <Link
          to="/cases/$machine/$id"
          params={{ machine: 'cycle', id: view.id }}
          search={{ act: 'cycle.adoptPolicy' }}
        >
          {p.says.adopt}
        </Link>
      ) : null}
    </Alert>
  );
};

const Loaded = ({ say, found, view }: { say: Saying; found: PolicyView; view: CaseView }): ReactNode => {
  const { p } = say;
  const { draft, put, drop } = useDraft(view.id, found.policy);
  const issues = useMemo(() => policyIssues(draft), [draft]);
  const parsed = useMemo(() => {
    const read = policySchema.safeParse(draft);
    return read.success ? read.data : null;
  }, [draft]);
  const changed = useMemo(() => changedPaths(defaultPolicy, draft), [draft]);
  const unsaved = changedPaths(found.policy, draft);
  const { bar, found: shown } = useFound(say, changed);
  const editable = view.allowed.includes(found.frozen ? 'cycle.proposePolicy' : 'cycle.setPolicy');
  const note = editable ? (found.frozen ? p.says.frozen : p.says.open) : p.says.readOnly;
  const groups = parameterGroups
    .map((group) => ({ group, paths: shown.filter((path) => groupOf(path) === group) }))
    .filter(({ paths }) => paths.length > 0);
  return (
    <>
      <Alert kind="note" title={note} />
      <Waiting say={say} found={found} view={view} />
      <div className={css.columns}>
        <div className={css.stack}>
          {bar}
          {groups.length === 0 ? <Empty title={p.says.noneFound} /> : null}
          {groups.map(({ group, paths }) => (
            <Panel key={group} title={p.groups[group]} aside={say.t.count(paths.length)}>
              <ul className={css.parameters}>
                {paths.map((path) => (
                  <ParameterRow
                    key={path}
                    say={say}
                    path={path}
                    value={valueAt(draft, path)}
                    changed={changed.includes(path)}
                    issue={issues.find((one) => one.path === path)}
                    onChange={editable ? (value) => put(path, value) : null}
                  />
                ))}
              </ul>
            </Panel>
          ))}
          <History say={say} changes={found.changes} />
          {editable ? (
            <SaveBar
              say={say}
              view={view}
              frozen={found.frozen}
              unsaved={unsaved.length}
              wrong={issues.length}
              own={parsed === null ? null : ownOf(parsed)}
              onDone={() => drop(found.frozen ? found.policy : draft)}
              onDiscard={() => drop(found.policy)}
            />
          ) : null}
        </div>
        <div>
          <Dates
            say={say}
            present={found.policy}
            draft={parsed}
            calendar={found.calendar}
            year={found.year}
          />
        </div>
      </div>
    </>
  );
};

/** The rules of a year: every parameter with its default, its basis and its limits, and what they make of the calendar. */
export const PolicyPage = ({ cycleId }: { cycleId: string }): ReactNode => {
  const spoken = useWords();
  const say = { ...spoken, p: policyWords(spoken.locale) };
  const { policy, cycle } = usePolicy(cycleId);
  return (
    <Page
      title={spoken.t.documentTitle(say.p.title, spoken.words.product.name)}
      heading={say.p.title}
      above={
        <Link to="/cases/$machine/$id" params={{ machine: 'cycle', id: cycleId }} search={{}}>
          {policy?.name ?? ''}
        </Link>
      }
    >
      {policy === undefined || cycle === undefined ? (
        <Skeleton label={spoken.t.loading} lines={8} />
      ) : (
        <Loaded key={cycleId} say={say} found={policy} view={cycle} />
      )}
    </Page>
  );
};
