import { registry, stagesOf, takenBy } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { binds } from '../read/binds.ts';
import { reached, type Scope } from '../read/scope.ts';
import { tookPart } from '../read/took-part.ts';

/** Stages of a period's review in which sheets are still filed. */
export const collecting = stagesOf(registry.periodReview.machine).filter((stage) =>
  takenBy(registry.periodReview.machine, stage).includes('periodReview.fileSheet'),
);

/** An indicator as somebody who records chooses it; points in 1/100. */
export type RecordableIndicator = {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly points: number;
  readonly subjects: readonly string[];
  readonly rule: string;
};
export type RecordableUnit = {
  readonly assessmentId: string;
  readonly cycleId: string;
  readonly unitId: string;
  readonly name: string;
  readonly standardId: string;
  readonly subjects: readonly string[];
};
/** All that a sheet needs to be written, small enough to be kept on a phone. */
export type Recordable = {
  /** The day it is here, `YYYY-MM-DD`: a phone's own clock may be wrong. */
  readonly today: string;
  readonly units: readonly RecordableUnit[];
  readonly standards: readonly { readonly id: string; readonly indicators: readonly RecordableIndicator[] }[];
};

const contents = {
  name: 'recordable-indicators',
  text: `select s.id, jsonb_agg(jsonb_build_object('code', i ->> 'code', 'name', i ->> 'name', 'kind', i ->> 'kind', 'points',
        (i ->> 'form')::int + (i ->> 'effect')::int, 'subjects', i -> 'subjects', 'rule', left(i ->> 'rule', 200)) order by n) as indicators
    from standard s, jsonb_path_query_array(s.content, '$.dimensions[*].indicators[*]') q, jsonb_array_elements(q) with ordinality e(i, n)
    where s.id = any($1::uuid[]) group by s.id`,
};

const files = (role: string): boolean =>
  registry.periodReview.events['periodReview.fileSheet'].by.some((one) => one === role);

/** SQL on the review `i`: the reader may file a sheet in it. */
const fileable = (all: ReturnType<typeof binds>, scope: Scope): string =>
  `i.machine = 'periodReview' and i.stage = any(${all.bind(collecting)}::text[]) and ${reached(all, scope, {
    tookPart,
    and: (_all, role) => (files(role) ? 'true' : 'false'),
  })}`;

/** The units that the reader records of, with the indicators of their standards. */
export const readRecordable = async (db: Db, scope: Scope): Promise<Recordable> => {
  const [now] = await db.query<{ today: string }>({
    name: 'recordable-today',
    text: 'select local_day(app_now())::text as today',
  });
  const today = now?.today ?? '';
  if (!scope.held.some(({ role }) => files(role))) return { today, units: [], standards: [] };
  const all = binds();
  const units = await db.query<RecordableUnit>(
    {
      text: `select a.id as "assessmentId", a.cycle_id as "cycleId", u.id as "unitId", u.name, a.standard_id as "standardId", u.subject_kinds as subjects
        from assessment a join unit u on u.id = a.unit_id
        where a.id in (select i.parent_id from instance i where ${fileable(all, scope)})
        order by u.path limit 5000`,
    },
    [...all.values],
  );
  const standards = await db.query<Recordable['standards'][number]>(contents, [
    [...new Set(units.map(({ standardId }) => standardId))],
  ]);
  return { today, units, standards };
};

type Place = {
  readonly assessmentId: string;
  readonly requestId: string;
  readonly occurredOn: string;
};

/**
 * The review that takes a sheet: the one that this request has been carried out in already; else that of the period in which it
 * happened, or, once that is over, the next that still collects. Null: none does.
 */
export const reviewFor = async (
  db: Db,
  scope: Scope,
  { assessmentId, requestId, occurredOn }: Place,
): Promise<string | null> => {
  const all = binds();
  const [row] = await db.query<{ id: string }>(
    {
      text: `select i.id from instance i left join journal j on j.instance_id = i.id and j.request_id = ${all.bind(requestId)}
        where i.parent_id = ${all.bind(assessmentId)}::uuid and (j.request_id is not null and i.machine = 'periodReview' or ${fileable(all, scope)})
        order by j.request_id is null,
          local_day((i.dates ->> 'periodEnd')::timestamptz - interval '1 millisecond') < ${all.bind(occurredOn)}::date, (i.data ->> 'no')::int
        limit 1`,
    },
    [...all.values],
  );
  return row?.id ?? null;
};
