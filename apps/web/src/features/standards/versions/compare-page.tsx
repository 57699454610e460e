import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../../../ui/page.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useWords } from '../../../workflow/locale.tsx';
import { useDiff, useVersions, type Version } from '../queries.ts';
import { DiffTable } from './diff-table.tsx';

const isEarlier = (one: Version, other: Version): boolean =>
  one.year < other.year || (one.year === other.year && one.number < other.number);

const Difference = ({ from, to }: { from: Version; to: Version }): ReactNode => {
  const { t } = useWords();
  const words = t.sheet.versions;
  const found = useDiff(from.id, to.id);
  const name = ({ year, number }: Version): string => words.year(String(year), number);
  if (found.data === undefined) return <Skeleton label={t.loading} />;
  return (
    <Panel title={t.sheet.diff.between(name(from), name(to))}>
      <DiffTable diff={found.data} />
    </Panel>
  );
};

/** Two versions of a standard, or this year's and last year's, side by side: the earlier one before. */
export const ComparePage = ({ id, other }: { id: string; other: string }): ReactNode => {
  const { t, words } = useWords();
  const all = useVersions(id);
  const one = all.data?.find((version) => version.id === id);
  const another = all.data?.find((version) => version.id === other);
  const title = t.sheet.diff.title;
  return (
    <Page
      title={t.documentTitle(title, words.product.name)}
      heading={one === undefined ? title : `${title} · ${one.name}`}
      above={
        <Link to="/cases/$machine/$id" params={{ machine: 'standard', id }}>
          {t.sheet.back}
        </Link>
      }
    >
      {all.data === undefined ? <Skeleton label={t.loading} /> : null}
      {one === undefined || another === undefined ? null : isEarlier(one, another) ? (
        <Difference from={one} to={another} />
      ) : (
        <Difference from={another} to={one} />
      )}
    </Page>
  );
};
