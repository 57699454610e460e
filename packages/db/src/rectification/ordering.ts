import { dueIssue, Fault, type ItemClass, itemClasses, latestDue } from '@kaohe/domain';
import type { Deed } from '../advance/deed.ts';
import type { Db } from '../client.ts';
import { calendarFrom, calendarOf, policyOf } from '../memory.ts';
import { demand } from '../read/place.ts';
import type { Scope } from '../read/scope.ts';
import type { Sql } from '../sql.ts';

type Item = { readonly class: ItemClass; readonly dates: { readonly dueOn: string } };

/** Throws `invalid` at the item whose due date its class does not allow. */
export const checkDueDates = async (tx: Sql, deed: Deed, items: readonly Item[]): Promise<void> => {
  const { row, way } = deed;
  const { windows } = await policyOf(tx, way.memory, { id: row.cycleId, version: row.policyVersion });
  const calendar = await calendarOf(tx, way.memory, row.calendarVersion);
  for (const [index, item] of items.entries()) {
    const dueOn = new Date(item.dates.dueOn);
    const issue = dueIssue({ class: item.class, dueOn }, { at: row.at, calendar, windows });
    if (issue !== null) throw new Fault('invalid', { path: `items.${index}.dates.dueOn`, issue });
  }
};

/** What an order of rectification to a unit starts from. */
export type Ordering = {
  /** The last due date that an item of each class may have, if it is ordered now. */
  readonly latest: Readonly<Record<ItemClass, { readonly due: string; readonly fixed: boolean }>>;
  /** What the feedback found wrong and no order has taken up yet. */
  readonly problems: readonly { readonly problem: string; readonly subjectKind: string }[];
  /** Items of the unit that were closed, of this cycle and those before: what comes back is the relapse of one of them. */
  readonly closed: readonly {
    readonly id: string;
    readonly number: number;
    readonly year: number;
    readonly problem: string;
  }[];
};

const found = {
  name: 'rectification-ordering',
  text: `select app_now() as at,
      (select coalesce(jsonb_agg(jsonb_build_object('problem', p.item ->> 'text', 'subjectKind', p.item ->> 'subjectKind') order by p.n), '[]')
        from (select j.payload from journal j where j.instance_id = $1 and j.event = 'assessment.draftFeedback' order by j.seq desc limit 1) d
          cross join lateral jsonb_array_elements(coalesce(d.payload -> 'problems', '[]')) with ordinality p(item, n)
        where not exists (select from rectification_item r where r.assessment_id = $1 and r.problem = p.item ->> 'text')) as problems,
      (select coalesce(jsonb_agg(to_jsonb(k)), '[]') from (
        select r.id, r.number, c.year, r.problem from rectification_item r join cycle c on c.id = r.cycle_id join cycle y on y.id = $2
        where r.unit_id = $3 and r.closed_at is not null and c.year <= y.year order by c.year desc, r.number desc limit 200) k) as closed`,
};
type Found = Pick<Ordering, 'problems' | 'closed'> & { readonly at: Date };

/** For those who may order it, none of the unit. Throws `notFound`, `forbidden`. */
export const readOrdering = async (db: Db, scope: Scope, id: string): Promise<Ordering> => {
  const { concerned, cycleId, unitId } = await demand(db, scope, { id, machine: 'assessment' });
  if (concerned) throw new Fault('forbidden');
  const [{ windows }, calendar, [row]] = await Promise.all([
    policyOf(db, db.memory, { id: cycleId, version: null }),
    calendarFrom(db),
    db.query<Found>(found, [id, cycleId, unitId]),
  ]);
  if (row === undefined) throw new Fault('notFound', { what: 'instance' });
  const last = (of: ItemClass) => {
    const { due, fixed } = latestDue(of, { at: row.at, calendar, windows });
    return { due: due.toISOString(), fixed };
  };
  const latest = Object.fromEntries(itemClasses.map((of) => [of, last(of)])) as Ordering['latest'];
  return { latest, problems: row.problems, closed: row.closed };
};
