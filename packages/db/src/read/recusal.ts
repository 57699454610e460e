import { Fault } from '@kaohe/domain';
import { z } from 'zod';
import type { Db } from '../client.ts';
import { keyOf, keys, type Page, type Paging, paged, pageSize } from './page.ts';
import type { PersonRef } from './row.ts';
import type { Scope } from './scope.ts';
import { personOf } from './score.ts';
import { isSuperior } from './superior.ts';

/** A line of the register. */
export type RecusalRow = {
  readonly id: string;
  readonly person: PersonRef;
  /** Null: of one case only. */
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly tie: string;
  readonly source: string;
  readonly reason: string;
  readonly outcome: string;
  readonly by: PersonRef | null;
  readonly at: string;
  readonly decidedBy: PersonRef | null;
  readonly decidedAt: string | null;
  readonly decision: string | null;
  /** The reader may lift it. */
  readonly liftable: boolean;
};
type Stored = Omit<RecusalRow, 'at' | 'decidedAt'> & { readonly at: Date; readonly decidedAt: Date | null };

const columns = `r.id, jsonb_build_object('id', p.id, 'name', p.name) as person,
  case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name) end as unit, r.kind as tie, r.source, r.reason, r.outcome,
  ${personOf('r.by')} as by, r.at, ${personOf('r.decided_by')} as "decidedBy", r.decided_at as "decidedAt", r.decision`;
const shown = ({ at, decidedAt, ...row }: Stored): RecusalRow => ({
  ...row,
  at: at.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
});

/** What the reader himself declared of units; what was asked for or decided in a case is for those who see the case. */
export const readOwnRecusals = async (db: Db, { personId }: Scope): Promise<readonly RecusalRow[]> => {
  const rows = await db.query<Stored>(
    {
      text: `select ${columns}, false as liftable from recusal r join person p on p.id = r.person_id join unit u on u.id = r.unit_id
        where r.person_id = $1 and r.source = 'declared' order by r.at desc, r.id limit 200`,
    },
    [personId],
  );
  return rows.map(shown);
};

/** Where a superior's word reaches: of units, and of cases of units. */
const pathsOf = ({ held }: Scope, of: (role: Scope['held'][number]['role']) => boolean): readonly string[] =>
  held.flatMap(({ role, unitPath, caseId }) =>
    caseId === null && unitPath !== null && of(role) ? [unitPath] : [],
  );

const byTime = z.tuple([keys.instant, keys.id]);

/** The register of recusals within a superior's reach, the last first. Throws `forbidden` to anybody else. */
export const readRecusals = async (db: Db, scope: Scope, filter: Paging): Promise<Page<RecusalRow>> => {
  const paths = pathsOf(scope, isSuperior);
  if (paths.length === 0) throw new Fault('forbidden', { what: 'recusal' });
  const size = pageSize(filter);
  const [at, id] = filter.cursor === undefined ? [null, null] : keyOf(filter.cursor, byTime);
  const within = (path: string, all: string): string =>
    `exists (select from unnest(${all}::text[]) w where ${path} = w or starts_with(${path}, w || '/'))`;
  const rows = await db.query<Stored>(
    {
      text: `select ${columns}, coalesce(r.outcome in ('standing', 'granted') and r.person_id <> $2 and ${within('u.path', '$3')}, false) as liftable
        from recusal r join person p on p.id = r.person_id left join unit u on u.id = r.unit_id left join instance i on i.id = r.case_id
        where ${within('coalesce(u.path, i.unit_path)', '$1')} and ($4::timestamptz is null or (r.at, r.id) < ($4, $5::uuid))
          and not (r.person_id = $2 and r.case_id is not null)
          and (i.id is null or not took_part($2, i.lineage, i.cycle_id, i.unit_id, local_day(app_now())))
        order by r.at desc, r.id desc limit ${size + 1}`,
    },
    [paths, scope.personId, pathsOf(scope, (role) => role === 'leader'), at, id],
  );
  return paged(rows, size, { item: shown, key: (row) => [row.at.toISOString(), row.id] });
};
