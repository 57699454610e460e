import { z } from 'zod';
import { day } from '../kernel/calendar/moment.ts';
import { programmeSchema } from '../kernel/visit/programme.ts';

const span = z.strictObject({ from: day, to: day }).refine((one) => one.from <= one.to, {
  error: 'endsBeforeItStarts',
  path: ['to'],
});
export type Span = z.infer<typeof span>;

/** A team as the office plans with it; `capacity`: visits that it begins in a week at the most. */
export const visitTeamSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    leadId: z.uuid(),
    members: z.array(z.uuid()).min(1).max(14),
    capacity: z.int().min(1).max(20),
    away: z.array(span).max(60),
  })
  .refine(({ leadId, members }) => new Set([leadId, ...members]).size === members.length + 1, {
    error: 'memberAlready',
    path: ['members'],
  });
export type VisitTeamData = z.infer<typeof visitTeamSchema>;

/** Days on which a unit can't be visited, as itself or the office enters them; why is for whoever plans. */
export const unitClosureSchema = z
  .strictObject({ from: day, to: day, reason: z.string().trim().min(1).max(200) })
  .refine((one) => one.from <= one.to, { error: 'endsBeforeItStarts', path: ['to'] });
export type UnitClosure = z.infer<typeof unitClosureSchema>;

/** What a plan of visits is made by. */
export const planSettings = z
  .strictObject({
    from: day,
    to: day,
    /** Working days of one visit. */
    days: z.int().min(1).max(10),
    /** What every visit does, row by row; in none of them anybody is named. */
    agenda: programmeSchema.optional(),
    programme: z.string().trim().min(1).max(8000).optional(),
  })
  .refine((one) => one.from <= one.to, { error: 'endsBeforeItStarts', path: ['to'] });
export type PlanSettings = z.infer<typeof planSettings>;

export type PlannedTeam = Pick<VisitTeamData, 'leadId' | 'capacity'> & {
  readonly members: readonly string[];
  readonly away: readonly Span[];
  readonly id: string;
};
export type PlannedUnit = {
  /** The assessment's. */
  readonly id: string;
  /** The committee that the unit stands under: units of one committee are near each other. */
  readonly committee: string;
  /** Days on which it can't be visited. */
  readonly busy: readonly Span[];
  /** People who are recused from it, or belong or belonged to it. */
  readonly barred: readonly string[];
  /** It has had, or has, a visit in this cycle. */
  readonly visited: boolean;
};
/** One visit of a plan, both days with it. */
export type PlannedVisit = {
  readonly id: string;
  readonly teamId: string;
  readonly from: string;
  readonly to: string;
};
