import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { useWords, valueName } from '../../workflow/locale.tsx';
import { type Line, useIndicators, useLines, useResult } from './queries.ts';
import css from './score.module.css';

/** The score and the grade, as far as they are known. */
const Result = ({ id }: { id: string }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const result = useResult(id);
  const { score = null, grade = null } = result.data ?? {};
  if (score === null) return null;
  return (
    <span className={css.result}>
      {t.score.total} <strong>{format.points(score.total)}</strong>
      {grade === null ? null : (
        <Badge tone={grade.confirmed ? 'house' : 'plain'}>
          {t.score.grade(grade.confirmed, valueName(spoken, 'grade', grade.proposed))}
        </Badge>
      )}
    </span>
  );
};

/** Files that prove a line. */
const Evidence = ({ files }: { files: Line['evidence'] }): ReactNode => (
  <span className={css.evidence}>
    {files.map((file) => (
      <a key={file.id} href={`/files/${file.id}`}>
        {file.name}
      </a>
    ))}
  </span>
);

const useColumns = (view: CaseView): readonly Column<Line>[] => {
  const spoken = useWords();
  const { t, format } = spoken;
  const indicators = useIndicators(view.id);
  const names = new Map((indicators.data ?? []).map((one) => [one.code, one.name]));
  const appealable = view.allowed.includes('assessment.appeal');
  const columns: Column<Line>[] = [
    {
      key: 'indicator',
      title: t.score.indicator,
      cell: (line) => (
        <span className={line.supersededBy === null ? '' : css.old}>
          {names.has(line.indicator)
            ? `${line.indicator} ${names.get(line.indicator)}`
            : valueName(spoken, 'component', line.indicator)}
        </span>
      ),
    },
    {
      key: 'subject',
      title: t.score.subject,
      wide: true,
      cell: (line) => valueName(spoken, 'subjectKind', line.subjectKind),
    },
    {
      key: 'component',
      title: t.score.component,
      wide: true,
      cell: (line) => valueName(spoken, 'component', line.component),
    },
    {
      key: 'points',
      title: t.score.points,
      figure: true,
      cell: (line) =>
        line.supersededBy === null ? (
          format.points(line.points, true)
        ) : (
          <s>{format.points(line.points, true)}</s>
        ),
    },
    { key: 'reason', title: t.score.reason, cell: (line) => valueName(spoken, 'reason', line.reason) },
    {
      key: 'evidence',
      title: t.score.evidence,
      wide: true,
      cell: (line) => <Evidence files={line.evidence} />,
    },
  ];
  const appeal: Column<Line> = {
    key: 'appeal',
    title: t.score.appeal,
    cell: (line) =>
      line.supersededBy === null ? (
        <Link
          to="/cases/$machine/$id"
          params={{ machine: 'assessment', id: view.id }}
          search={{ act: 'assessment.appeal', line: line.id }}
        >
          {t.score.appeal}
          <span className="sr-only">{line.indicator}</span>
        </Link>
      ) : null,
  };
  return appealable ? [...columns, appeal] : columns;
};

/** The score, explained: every line says how much, why, and by what evidence. */
export const Score = ({ view }: { view: CaseView }): ReactNode => {
  const { t } = useWords();
  const lines = useLines(view.id);
  const columns = useColumns(view);
  const [old, setOld] = useState(false);
  const all = lines.data ?? [];
  const superseded = all.filter((line) => line.supersededBy !== null).length;
  const shown = all.filter((line) => old || line.supersededBy === null);
  return (
    <Panel title={t.score.title} aside={<Result id={view.id} />} flush={shown.length > 0}>
      {shown.length === 0 ? (
        <Empty title={t.score.none} hint={t.score.noneHint} />
      ) : (
        <Table caption={t.score.title} columns={columns} rows={shown} rowKey={(line) => line.id} />
      )}
      {superseded === 0 ? null : (
        <label className={css.switch}>
          <input type="checkbox" checked={old} onChange={(change) => setOld(change.target.checked)} />
          {t.score.showOld(superseded)}
        </label>
      )}
    </Panel>
  );
};
