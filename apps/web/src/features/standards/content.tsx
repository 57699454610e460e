import {
  indicatorsOf,
  type LintFinding,
  type LintRule,
  registry,
  type StandardContent,
  tagsOf,
} from '@kaohe/domain';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { useWords, valueName } from '../../workflow/locale.tsx';
import { useContent } from './queries.ts';
import css from './standards.module.css';

const Editor = lazy(() => import('./editor.tsx').then((loaded) => ({ default: loaded.Editor })));

/** Dimension → indicator with its points, subjects and methods. */
const Tree = ({ content }: { content: StandardContent }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const list = (field: string, values: readonly string[]): string =>
    values.map((value) => valueName(spoken, field, value)).join(t.listComma);
  return content.dimensions.map((dimension) => (
    <section key={dimension.code} className={css.dimension}>
      <h3>
        {dimension.code} {dimension.name}
        {dimension.points === null ? null : (
          <span className={css.faint}>{t.standard.points(format.points(dimension.points))}</span>
        )}
      </h3>
      <Table
        caption={dimension.name}
        rows={indicatorsOf({ ...content, dimensions: [dimension] })}
        rowKey={(one) => one.code}
        columns={[
          { key: 'name', title: t.score.indicator, cell: (one) => `${one.code} ${one.name}` },
          {
            key: 'kind',
            title: t.field.kind,
            wide: true,
            cell: (one) => valueName(spoken, 'kind', one.kind),
          },
          { key: 'points', title: t.field.points, figure: true, cell: (one) => format.points(one.points) },
          {
            key: 'split',
            title: t.field.effect,
            figure: true,
            wide: true,
            cell: (one) => t.standard.split(format.points(one.form), format.points(one.effect)),
          },
          { key: 'subjects', title: t.field.subjects, cell: (one) => list('subjects', one.subjects) },
          { key: 'methods', title: t.field.methods, wide: true, cell: (one) => list('methods', one.methods) },
        ]}
      />
    </section>
  ));
};

/** What a finding speaks of: points, shares in per cent, codes, kinds. */
const useParams = (): ((rule: LintRule, params: LintFinding['params']) => string) => {
  const spoken = useWords();
  const { t, format } = spoken;
  const value = (rule: LintRule, name: string, given: string | number): string => {
    if (typeof given === 'string')
      return name === 'subject'
        ? valueName(spoken, 'subjects', given)
        : valueName(spoken, 'components', given);
    return name === 'alike' || (name === 'limit' && rule.endsWith('Share'))
      ? t.standard.percent(given)
      : format.points(given);
  };
  const names: Readonly<Record<string, string>> = t.standard.params;
  return (rule, params) => {
    const parts = Object.entries(params).map(
      ([name, given]) => `${names[name] ?? ''}${value(rule, name, given)}`,
    );
    return parts.length === 0 ? '' : t.standard.bracket(parts.join(t.listComma));
  };
};

/** What the lint finds: where, what, and how to mend it. */
const Findings = ({ findings }: { findings: readonly LintFinding[] }): ReactNode => {
  const { t } = useWords();
  const said = useParams();
  if (findings.length === 0) return <Alert kind="done" title={t.standard.clean} />;
  return (
    <ul className={css.findings}>
      {findings.map(({ rule, severity, place, params, remedy }) => {
        const where = [place.dimension, place.indicator, place.item]
          .filter((code) => code !== null)
          .join(' · ');
        return (
          <li key={`${rule}-${where}-${JSON.stringify(params)}`}>
            <Alert
              kind={severity === 'error' ? 'error' : 'risk'}
              title={`${where === '' ? '' : t.standard.at(where)}${t.standard.rules[rule]}${said(rule, params)}`}
            >
              <p>{t.standard.remedies[remedy]}</p>
            </Alert>
          </li>
        );
      })}
    </ul>
  );
};

/** What the standard asks, and whether it may be submitted; edited while it is a draft. */
export const Content = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  const found = useContent(view.id);
  const [editing, setEditing] = useState(false);
  const editable =
    view.allowed.length > 0 && tagsOf(registry.standard.machine, view.stage).includes('editable');
  if (found.isPending) return <Skeleton label={t.loading} />;
  const content = found.data?.content ?? null;
  const empty = content === null || content.dimensions.length === 0;
  const edit = (
    <Button size="small" aria-expanded={editing} onClick={() => setEditing(!editing)}>
      {t.standard.edit}
    </Button>
  );
  return (
    <>
      <Panel title={t.standard.content} aside={editable ? edit : null} flush={!empty && !editing}>
        {editing ? (
          <Suspense fallback={<Skeleton label={t.loading} />}>
            <Editor
              id={view.id}
              version={found.data?.version ?? view.version}
              content={content}
              onDone={() => setEditing(false)}
            />
          </Suspense>
        ) : null}
        {editing || !empty ? null : <Empty title={t.standard.noContent} hint={t.standard.noContentHint} />}
        {editing || empty ? null : <Tree content={content} />}
      </Panel>
      {editable && found.data ? (
        <Panel title={t.standard.lint}>
          <Findings findings={found.data.lint} />
        </Panel>
      ) : null}
    </>
  );
};
