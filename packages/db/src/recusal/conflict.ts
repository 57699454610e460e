import { type ConflictKind, conflictKinds, Fault, type Tie, ties } from '@kaohe/domain';
import { z } from 'zod';
import type { Sql } from '../sql.ts';

/** Why a person is out of a case. */
export type Conflict = {
  readonly kind: ConflictKind;
  /** Of a tie declared or asked for. */
  readonly tie: Tie | null;
  /** Of who worked there: his last day. */
  readonly until: string | null;
};

/** Where a case stands, or is going to stand: its own id (if it has one) and those of its ancestors, its cycle and its unit. */
export type ConflictPlace = {
  readonly lineage: readonly string[];
  readonly cycleId: string;
  readonly unitId: string | null;
  /** Of an appeal at the second level: the one before. */
  readonly originId?: string | null | undefined;
};

const read = {
  name: 'conflicts-of',
  text: `select p.id as "personId", c.kind, c.relation as tie, to_char(c.until, 'YYYY-MM-DD') as until
    from unnest($1::uuid[]) p(id) cross join lateral (
      select * from conflicts(p.id, $2::uuid[], $3, $4, local_day(app_now()))
      union select 'firstLevel', null, null where exists (select from slot s join instance f on f.id = s.instance_id and f.machine = 'appeal'
          where s.instance_id = $5 and s.person_id = p.id)
        or exists (select from involvement v join instance f on f.id = v.case_id and f.machine = 'appeal' where v.case_id = $5 and v.person_id = p.id)) c
    order by 1, 2, 3`,
};
const row = z.object({
  personId: z.string(),
  kind: z.enum(conflictKinds),
  tie: z.enum(ties).nullable().catch('other'),
  until: z.string().nullable(),
});

/**
 * The conflicts of each person with a case, in one statement; who has none is not in the map. The same rule by which `advance` bars
 * (`took_part`), besides requests for a recusal that nobody has decided yet and, of an appeal, who sat at the level below.
 */
export const conflictsOf = async (
  sql: Sql,
  place: ConflictPlace,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly Conflict[]>> => {
  const { lineage, cycleId, unitId, originId = null } = place;
  const rows = z.array(row).parse(await sql.query(read, [people, lineage, cycleId, unitId, originId]));
  const found = new Map<string, Conflict[]>();
  for (const { personId, ...conflict } of rows)
    found.set(personId, [...(found.get(personId) ?? []), conflict]);
  return found;
};

const placed = {
  name: 'conflict-place',
  text: `select lineage, cycle_id as "cycleId", unit_id as "unitId", origin_id as "originId" from instance where id = $1`,
};
/** Where an instance stands. Throws `notFound`. */
export const conflictPlaceOf = async (sql: Sql, id: string): Promise<ConflictPlace> => {
  const [place] = await sql.query<ConflictPlace>(placed, [id]);
  if (!place) throw new Fault('notFound', { what: 'instance' });
  return place;
};
