import {
  boundTo,
  carryOver,
  Fault,
  parseContent,
  type StandardContent,
  type StarterKey,
  type SubjectKind,
  starters,
  type Unresolved,
} from '@kaohe/domain';
import { personOf } from '../advance/order.ts';
import type { Db } from '../client.ts';
import { demand } from '../read/place.ts';
import type { Scope } from '../read/scope.ts';
import type { Sql } from '../sql.ts';
import { keptContent } from '../standard/content.ts';
import { type Edit, edit } from './editable.ts';
import { putContent } from './standard.ts';

type Written = { readonly version: number };

const subjectsOf = async (tx: Sql, db: Db, id: string): Promise<readonly SubjectKind[]> => {
  const kept = await keptContent(tx, db.memory, id);
  if (kept === undefined) throw new Fault('notFound', { what: 'standard' });
  return kept.subjects;
};

/**
 * Writes a standard of the starter library over a draft's text, bound to the subjects that the units of its category have.
 * @throws Fault `notFound`, `forbidden`, `stale`, `refused` once it is no draft any more
 */
export const startFrom = (
  db: Db,
  { starter, ...of }: Edit & { readonly starter: StarterKey },
): Promise<Written> =>
  edit(db, of, {
    event: 'standard.submit',
    write: async (tx, { id }) =>
      putContent(tx, id, {
        content: boundTo(starters[starter], await subjectsOf(tx, db, id)),
        by: personOf(of.actor),
      }),
  });

const source = {
  name: 'standard-to-copy',
  text: `select s.content, s.cycle_id as "cycleId", s.category, s.cycle_id <> t.cycle_id as earlier
    from standard s join standard t on t.id = $2 where s.id = $1`,
};
type Source = {
  readonly content: unknown;
  readonly cycleId: string;
  readonly category: string;
  readonly earlier: boolean;
};

/**
 * Still open, closed only after it had been found undone, a relapse, or closed without effect. The indicator is known where the visit found just one
 * with a problem of that subject.
 */
const unresolved = {
  name: 'unresolved-items',
  text: `select r.problem, r.standard, r.subject_kind as "subjectKind",
      (select case when count(distinct f.indicator) = 1 then min(f.indicator) end from finding f where f.assessment_id = r.assessment_id
        and f.subject_kind = r.subject_kind and f.kind = 'problem' and f.signed_at is not null and f.withdrawn_at is null) as indicator
    from rectification_item r join instance i on i.id = r.id join assessment a on a.id = r.assessment_id join unit u on u.id = r.unit_id
      join standard t on t.id = $3 join cycle c on c.id = t.cycle_id join unit root on root.id = c.unit_id
    where r.cycle_id = $1 and a.category = $2 and not 'cancelled' = any(i.tags)
      and (u.path = root.path or starts_with(u.path, root.path || '/'))
      and (r.closed_at is null or r.reopened > 0 or r.relapse_of is not null or r.effect = 'poor')
    order by r.grave desc, r.closed_at nulls first, r.id limit 2000`,
};

type Copied = Written & { readonly carried: number };

/**
 * Writes the text of another standard over a draft's: last year's, with the problems of its units that are unresolved carried in as marked
 * questions. Of a standard of the same cycle the text alone is taken.
 * @returns how many problems were carried in
 * @throws Fault `notFound`, `forbidden`, `stale`, `refused` once it is no draft any more
 */
export const copyStandard = async (
  db: Db,
  scope: Scope,
  { from, ...of }: Edit & { readonly from: string },
): Promise<Copied> => {
  await demand(db, scope, { id: from, machine: 'standard' });
  let carried = 0;
  const { version } = await edit(db, of, {
    event: 'standard.submit',
    write: async (tx, { id }) => {
      const [found] = await tx.query<Source>(source, [from, id]);
      if (!found) throw new Fault('notFound', { what: 'standard' });
      const text: StandardContent = boundTo(parseContent(found.content), await subjectsOf(tx, db, id));
      const problems = found.earlier
        ? await tx.query<Unresolved>(unresolved, [found.cycleId, found.category, id])
        : [];
      const taken = carryOver(text, problems);
      carried = taken.carried;
      await putContent(tx, id, { content: taken.content, by: personOf(of.actor) });
    },
  });
  return { version, carried };
};
