import { z } from 'zod';
import { type Company, type Member, workdaysAfter } from '../company.ts';
import { pick } from '../pick.ts';
import { at, dayOf, daysAfter } from '../plan.ts';
import { programmeOf } from '../unit/programme.ts';

const team = z.object({ id: z.string() });
const proposed = z.object({ version: z.number() });
/** As many as one change of a plan takes. */
const most = 500;

/** The teams that the office plans with, and what became of its plan: each unit by its team, on its day. */
export const planOfVisits = async (company: Company): Promise<void> => {
  const { scene, plan, office, members } = company;
  const { id: cycleId } = await company.cycle.passed;
  const assessments = await company.admitted.passed;
  const stay = members.filter(({ traits }) => !(traits.removed && plan.removal !== null)).slice(0, most);
  const teams = new Map(stay.map(({ branch }) => [branch.team.no, branch.team]));
  const ids = new Map(
    await Promise.all(
      [...teams.values()].map(async ({ no, lead, assessors }): Promise<[number, string]> => {
        const members = assessors.map((one) => one.id);
        const data = { name: `第${no}考核组`, leadId: lead.id, members, capacity: 20, away: [] };
        return [no, team.parse(await scene.tell(office, 'visitPlan.saveTeam', { cycleId, team: data })).id];
      }),
    ),
  );
  const to = dayOf(daysAfter(at(plan.visits.at(-1) ?? plan.announce), 14));
  const settings = { from: plan.visits[0] ?? plan.announce, to, days: 2, agenda: programmeOf(null) };
  const { version } = proposed.parse(
    await scene.tell(office, 'visitPlan.propose', { cycleId, version: 0, seed: String(plan.year), settings }),
  );
  const put = stay.map(({ branch }: Member) => {
    const from = pick(plan.visits, branch.no);
    return {
      id: assessments.get(branch.unit.id)?.id ?? '',
      teamId: ids.get(branch.team.no) ?? '',
      from,
      to: dayOf(workdaysAfter(company, at(from), 1)),
    };
  });
  await scene.tell(office, 'visitPlan.adjust', { cycleId, version, put, drop: [] });
};
