import { type Policy, policyFrom } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { demand, type Met } from './place.ts';
import type { Scope } from './scope.ts';
import { isTold } from './score.ts';

/** Of how many units of the category, in how many bands; nothing below the smallest group. */
export type BandCount = { readonly band: string; readonly from: number; readonly units: number };
/** Another unit of the category; `name` is null where the policy masks it. Points in 1/100. */
export type Peer = { readonly name: string | null; readonly total: number; readonly own: boolean };

/** Where a unit stands among those of its category whose feedback is issued: what the policy lets it know, and nothing else. */
export type Standing = {
  /** In 1/100; null: not scored, or not told yet. */
  readonly total: number | null;
  /** Equal scores share a place; null: not told. */
  readonly rank: { readonly place: number; readonly of: number } | null;
  readonly distribution: readonly BandCount[] | null;
  readonly peers: readonly Peer[] | null;
  readonly transparency: Policy['transparency'];
  readonly smallestGroup: number;
};

const like = {
  name: 'standing',
  text: `select c.policy, coalesce((select jsonb_agg(jsonb_build_object('total', s.total, 'name', u.short_name, 'own', a.id = $1)
        order by s.total desc, (a.id <> $1), md5(a.id::text || $1::text))
      from assessment a join instance i on i.id = a.id and not 'cancelled' = any(i.tags) join unit u on u.id = a.unit_id
        cross join lateral (select r.total from score r where r.assessment_id = a.id order by r.seq desc limit 1) s
      where a.cycle_id = $2 and a.category = (select o.category from assessment o where o.id = $1)
        and (a.issued_at is not null or a.id = $1)), '[]') as scores
    from cycle c where c.id = $2`,
};
type Scored = { readonly total: number; readonly name: string; readonly own: boolean };

const bandsOf = (scores: readonly Scored[], { bands }: Policy['grades']): readonly BandCount[] =>
  bands.map(({ key, from }, index) => {
    const below = bands[index - 1]?.from ?? Number.POSITIVE_INFINITY;
    return { band: key, from, units: scores.filter(({ total }) => total >= from && total < below).length };
  });

/** What the policy lets a unit know; who is above the units knows it all. */
const shownTo = (met: Met, policy: Policy): Policy['transparency'] =>
  met.concerned ? policy.transparency : { rank: true, distribution: true, peers: 'named' };

/** A unit's standing among its like, as far as the policy tells it; enforced here and nowhere later. */
export const readStanding = async (db: Db, scope: Scope, id: string): Promise<Standing> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  const [row] = await db.query<{ policy: unknown; scores: readonly Scored[] }>(like, [id, met.cycleId]);
  const policy = policyFrom(row?.policy ?? {});
  const { transparency } = policy;
  const { smallestGroup } = policy.questionnaire;
  const own = row?.scores.find((one) => one.own);
  const nothing = { total: null, rank: null, distribution: null, peers: null, transparency, smallestGroup };
  if (row === undefined || own === undefined || !(await isTold(db, met))) return nothing;
  const { scores } = row;
  const shown = shownTo(met, policy);
  // A handful of scores names its owners, masked or not.
  const enough = !met.concerned || scores.length >= smallestGroup;
  return {
    ...nothing,
    total: own.total,
    rank:
      shown.rank && enough
        ? { place: scores.filter(({ total }) => total > own.total).length + 1, of: scores.length }
        : null,
    distribution: shown.distribution && enough ? bandsOf(scores, policy.grades) : null,
    peers:
      shown.peers !== 'none' && enough
        ? scores.map(({ total, name, own: mine }) => ({
            total,
            own: mine,
            name: shown.peers === 'named' || mine ? name : null,
          }))
        : null,
  };
};
