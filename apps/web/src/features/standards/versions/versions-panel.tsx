import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Badge } from '../../../ui/badge.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Table } from '../../../ui/table/table.tsx';
import { stageName, useWords } from '../../../workflow/locale.tsx';
import { useVersions, type Version } from '../queries.ts';

/** The versions of a standard's category, of this year and before, each compared with this one at a click. */
export const VersionsPanel = ({ id }: { id: string }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const words = t.sheet.versions;
  const all = useVersions(id).data ?? [];
  const here = all.find((one) => one.id === id);
  if (all.length < 2) return null;
  const date = ({ inForceOn, publishedAt }: Version): string => {
    if (inForceOn !== null) return words.inForce(format.civil(inForceOn));
    return publishedAt === null ? '' : words.publishedOn(format.day(publishedAt));
  };
  return (
    <Panel title={words.title} flush>
      <Table
        caption={words.title}
        rows={all}
        rowKey={(one) => one.id}
        columns={[
          {
            key: 'number',
            title: words.title,
            cell: (one) => (
              <>
                {one.id === id ? (
                  words.year(String(one.year), one.number)
                ) : (
                  <Link to="/cases/$machine/$id" params={{ machine: 'standard', id: one.id }}>
                    {words.year(String(one.year), one.number)}
                  </Link>
                )}{' '}
                {one.id === id ? <Badge>{words.here}</Badge> : null}
                {here !== undefined && one.year === here.year - 1 ? <Badge>{words.lastYear}</Badge> : null}
              </>
            ),
          },
          { key: 'stage', title: words.stage, cell: (one) => stageName(spoken, 'standard', one.stage) },
          { key: 'date', title: words.date, cell: date },
          {
            key: 'reasons',
            title: words.reasons,
            wide: true,
            cell: (one) => one.reasons ?? (one.replaces === null ? words.first : ''),
          },
          {
            key: 'compare',
            title: words.compare,
            cell: (one) =>
              one.id === id ? null : (
                <Link to="/standards/$id/compare/$other" params={{ id, other: one.id }}>
                  {words.compareTo(words.year(String(one.year), one.number))}
                </Link>
              ),
          },
        ]}
      />
    </Panel>
  );
};
