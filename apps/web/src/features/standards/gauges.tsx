import { type Gauges, methods, type SubjectKind, subjectKinds } from '@kaohe/domain';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { useWords, valueName } from '../../workflow/locale.tsx';
import css from './standards.module.css';

/** What the policy asks of a share, in 1/100 of a per cent. */
type Limit = { readonly kind: 'atMost' | 'atLeast'; readonly share: number } | { readonly kind: 'covered' };
type Bar = { readonly key: string; readonly name: string; readonly share: number; readonly limit?: Limit };
/** Shares of the policy, in whole per cent. */
export type ShareLimits = {
  readonly documentShare: number;
  readonly effectShare: number;
  readonly leadershipShare: number;
};

const isMet = ({ share, limit }: Bar): boolean => {
  if (limit === undefined) return true;
  if (limit.kind === 'covered') return share > 0;
  return limit.kind === 'atMost' ? share <= limit.share : share >= limit.share;
};

const Row = (bar: Bar): ReactNode => {
  const { t, format } = useWords();
  const words = t.sheet.gauges;
  const said = (share: number): string => words.percent(format.points(share));
  const { limit } = bar;
  const asked =
    limit === undefined
      ? ''
      : limit.kind === 'covered'
        ? words.covered
        : words[limit.kind](said(limit.share));
  return (
    <li className={css.gauge}>
      <span className={css.gaugeName}>{bar.name}</span>
      <span className={css.track} aria-hidden="true">
        <span className={css.fill} style={{ inlineSize: `${bar.share / 100}%` }} />
        {limit === undefined || limit.kind === 'covered' ? null : (
          <span className={css.limit} style={{ insetInlineStart: `${limit.share / 100}%` }} />
        )}
      </span>
      <span className={css.share}>{said(bar.share)}</span>
      <span className={css.asked}>
        {limit === undefined ? null : (
          <Badge tone={isMet(bar) ? 'done' : 'overdue'}>
            {`${asked} · ${isMet(bar) ? words.met : words.unmet}`}
          </Badge>
        )}
      </span>
    </li>
  );
};

const Group = ({ title, bars }: { title: string; bars: readonly Bar[] }): ReactNode => (
  <section>
    <h3>{title}</h3>
    <ul className={css.gauges}>
      {bars.map((bar) => (
        <Row {...bar} key={bar.key} />
      ))}
    </ul>
  </section>
);

type Props = {
  readonly gauges: Gauges;
  /** The kinds of subject that the unit category has. */
  readonly subjects: readonly SubjectKind[];
  readonly limits: ShareLimits;
};

/** How the points lie, each share beside what the policy asks of it. */
export const GaugePanel = ({ gauges, subjects, limits }: Props): ReactNode => {
  const spoken = useWords();
  const words = spoken.t.sheet.gauges;
  const asked = (kind: 'atMost' | 'atLeast', share: number): Limit => ({ kind, share: share * 100 });
  const rest: readonly Bar[] =
    gauges.unbound > 0 ? [{ key: 'unbound', name: words.unbound, share: gauges.unbound }] : [];
  const unnamed: readonly Bar[] =
    gauges.methodless > 0 ? [{ key: 'methodless', name: words.unbound, share: gauges.methodless }] : [];
  return (
    <div className={css.gaugeGroups}>
      <Group
        title={words.subjects}
        bars={[
          ...subjectKinds
            .filter((kind) => subjects.includes(kind) || gauges.bySubject[kind] > 0)
            .map(
              (kind): Bar => ({
                key: kind,
                name: valueName(spoken, 'subjects', kind),
                share: gauges.bySubject[kind],
                ...(subjects.includes(kind) ? { limit: { kind: 'covered' } as const } : {}),
              }),
            ),
          ...rest,
        ]}
      />
      <Group
        title={words.methods}
        bars={[
          ...methods.map(
            (method): Bar => ({
              key: method,
              name: valueName(spoken, 'methods', method),
              share: gauges.byMethod[method],
            }),
          ),
          ...unnamed,
        ]}
      />
      <Group
        title={words.who}
        bars={[
          {
            key: 'leadership',
            name: words.leadership,
            share: gauges.leadership,
            limit: asked('atLeast', limits.leadershipShare),
          },
          { key: 'office', name: words.officeStaff, share: gauges.officeStaff },
        ]}
      />
      <Group
        title={words.split}
        bars={[
          {
            key: 'effect',
            name: words.effect,
            share: gauges.effect,
            limit: asked('atLeast', limits.effectShare),
          },
          { key: 'form', name: words.form, share: gauges.form },
          {
            key: 'documents',
            name: words.documentsOnly,
            share: gauges.documentsOnly,
            limit: asked('atMost', limits.documentShare),
          },
        ]}
      />
    </div>
  );
};
