import type { QuotaUse } from '@kaohe/domain';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { actOf } from '../../workflow/locale.tsx';
import { UnitLink, Why } from './grade-table.tsx';
import css from './grades.module.css';
import { type Preview, type Quota, type Shift, useSeen } from './queries.ts';
import { hasFallen, type Saying } from './saying.tsx';

/** Seats of each category, and the declared rule of ties. */
export const QuotaPanel = (props: { say: Saying; quotas: readonly QuotaUse[]; quota: Quota }): ReactNode => {
  const { say, quotas, quota } = props;
  const { g, t } = say;
  const ties = quota.ties.map((one) => g.ties[one]).join(t.listComma);
  return (
    <Panel title={g.says.quota}>
      <Facts
        rows={quotas.map((used) => ({
          key: used.category,
          label: say.category(used.category),
          value: g.says.seats(used),
        }))}
      />
      <p className={css.note}>{quota.ties.length === 0 ? g.says.noTies : g.says.ties(ties)}</p>
    </Panel>
  );
};

/** Who reaches the best grade by points and doesn't have it, and why. */
export const Fallen = ({ say, list }: { say: Saying; list: Pick<Preview, 'rows' | 'rules'> }): ReactNode => {
  const { g, t } = say;
  const fallen = list.rows.filter((row) => hasFallen(list, row));
  return (
    <Panel title={g.says.falls} aside={t.count(fallen.length)}>
      {fallen.length === 0 ? (
        <Empty title={g.says.nobodyFalls} />
      ) : (
        <>
          <p className={css.note}>{g.says.fallsHint}</p>
          <ul className={css.fallen}>
            {fallen.slice(0, 100).map((row) => (
              <li key={row.assessment}>
                <p>
                  <UnitLink row={row} /> <Badge>{say.grade(row.grade)}</Badge>
                </p>
                <Why say={say} row={row} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
};

/** What changed since the feedback began, and what of it the reader has not seen. */
export const Shifts = (props: { say: Saying; cycleId: string; shifts: readonly Shift[] }): ReactNode => {
  const { say, cycleId, shifts } = props;
  const { g, format } = say;
  const seen = useSeen();
  const fresh = shifts.filter((shift) => shift.fresh).length;
  return (
    <Panel title={g.says.shifts}>
      {fresh === 0 ? null : (
        <p className={css.fresh} role="status">
          {g.says.fresh(fresh)}
          <Button size="small" loading={seen.isPending} onClick={() => seen.mutate({ cycleId })}>
            {g.says.seen}
          </Button>
        </p>
      )}
      {shifts.length === 0 ? (
        <Empty title={g.says.noShifts} />
      ) : (
        <ol className={css.shifts}>
          {shifts.map((shift) => (
            <li key={`${shift.seq}-${shift.assessment}`}>
              <p>
                {shift.fresh ? <Badge tone="house">{g.says.isNew}</Badge> : null}{' '}
                {g.says.shift(shift.unit.name, say.grade(shift.gradeBefore), say.grade(shift.gradeAfter))}
              </p>
              <p className={css.note}>
                {shift.scoreBefore === shift.scoreAfter
                  ? null
                  : `${g.says.shiftedScore(format.points(shift.scoreBefore), format.points(shift.scoreAfter))}　`}
                {actOf(say, 'cycle', shift.event).label}　{format.time(shift.at)}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
};
