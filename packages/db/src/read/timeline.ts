import { type Catalogue, type MachineName, machineNames, registry } from '@kaohe/domain';
import { z } from 'zod';
import type { Db } from '../client.ts';
import { keptFrom } from '../letter/reader.ts';
import { readNamed } from './named.ts';
import { keyOf, keys, type Page, type Paging, paged, pageSize } from './page.ts';
import { demand, type Met } from './place.ts';
import type { PersonRef } from './row.ts';
import type { Scope } from './scope.ts';

export type Entry = {
  /** 1 is the birth. */
  readonly seq: number;
  /** Null where its name alone would tell the reader what he is yet to be told. */
  readonly event: string | null;
  readonly from: string | null;
  readonly to: string;
  readonly by: PersonRef | null;
  /** The capacity in which it was done. */
  readonly role: string;
  readonly at: string;
  readonly effective: string;
  /** Null where it is not for this reader, or not yet. */
  readonly data: { readonly [key: string]: unknown } | null;
};
type Stored = Omit<Entry, 'at' | 'effective'> & { readonly at: Date; readonly effective: Date };

/** A page of the journal, with the people whom its data name. */
export type Timeline = Page<Entry> & { readonly people: readonly PersonRef[] };

/** What may come from the public: names and contacts in it are for the inquiry only. */
const publicEvents = machineNames.flatMap((machine) => {
  const events: Catalogue = registry[machine].events;
  return Object.entries(events).flatMap(([type, { by }]) => (by.includes('public') ? [type] : []));
});

/** What is being weighed, until one of the later events by which the unit is told; `named`: the event's name may be told before. */
type Veil = {
  readonly events: readonly string[];
  readonly until: readonly string[];
  readonly named: boolean;
};
const veiled: { readonly [M in MachineName]?: Veil } = {
  // What is noted of one unit is not for the others; what was proposed and not adopted is nobody's rule.
  cycle: {
    events: ['cycle.missTarget', 'cycle.clearTarget', 'cycle.proposePolicy', 'cycle.declinePolicy'],
    until: [],
    named: true,
  },
  assessment: {
    events: [
      'assessment.score',
      'assessment.reweigh',
      'assessment.reconcile',
      'assessment.proposeCalibration',
      'assessment.confirmCalibration',
      'assessment.dismissCalibration',
      'assessment.draftFeedback',
      'assessment.proposeCorrection',
      'assessment.dismissCorrection',
    ],
    until: ['assessment.issue', 'assessment.confirmCorrection'],
    named: true,
  },
  // What those asked said of a nominee is for those who decide; the unit reads the outcome.
  commendation: {
    events: ['commendation.clear', 'commendation.hold', 'commendation.return', 'commendation.decline'],
    until: [],
    named: false,
  },
  siteVisit: {
    events: ['siteVisit.find', 'siteVisit.countersign', 'siteVisit.withdrawFinding', 'siteVisit.drawSample'],
    until: ['siteVisit.wrapUp'],
    named: true,
  },
  appeal: {
    events: ['appeal.uphold', 'appeal.adjust', 'appeal.adjustPartly', 'appeal.remand'],
    until: ['appeal.approve', 'appeal.approvalLapsed'],
    named: false,
  },
};

/** What tells of an appeal in the journal of its assessment: nothing for whoever is recused from it. */
export const ofAppeals: readonly string[] = [
  'assessment.appeal',
  'assessment.appealClosed',
  'assessment.appealRemanded',
];

const inquires = ({ held }: Met): boolean =>
  held.some((role) => registry.objection.seenBy.some((one) => one === role));

/** The journal of one instance as its timeline, the newest entry first. */
export const readTimeline = async (
  db: Db,
  scope: Scope,
  { id, ...paging }: Paging & { readonly id: string },
): Promise<Timeline> => {
  const met = await demand(db, scope, { id });
  const veil = met.concerned ? veiled[met.machine] : undefined;
  const kept = keptFrom(scope, met);
  const size = pageSize(paging);
  const before = paging.cursor === undefined ? null : keyOf(paging.cursor, z.tuple([keys.number]))[0];
  const rows = await db.query<Stored>(
    {
      text: `select j.seq, case when untold and not $8 then null else j.event end as event, j.from_stage as "from", j.to_stage as "to", j.role, j.at, j.effective,
          case when p.id is null or hidden or (untold and $8) then null else jsonb_build_object('id', p.id, 'name', p.name) end as by,
          case when hidden or untold or j.event = any($9) then null else j.payload end as data
        from journal j left join person p on p.id = j.actor_id
          cross join lateral (select j.event = any($4) and j.actor_id is distinct from $7 as hidden, j.event = any($5)
            and not exists (select from journal told where told.instance_id = j.instance_id and told.event = any($6) and told.seq > j.seq)
            as untold) shown
        where j.instance_id = $1 and ($2::int is null or j.seq < $2) and j.event <> all($10::text[]) order by j.seq desc limit $3`,
    },
    [
      id,
      before,
      size + 1,
      inquires(met) ? [] : publicEvents,
      veil?.events ?? [],
      veil?.until ?? [],
      scope.personId,
      veil?.named ?? true,
      kept,
      met.recused ? ofAppeals : [],
    ],
  );
  const page = paged(rows, size, {
    item: ({ at, effective, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      effective: effective.toISOString(),
    }),
    key: (row) => [String(row.seq)],
  });
  return {
    ...page,
    people: await readNamed(
      db,
      page.items.map(({ data }) => data),
    ),
  };
};
