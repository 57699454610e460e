import { indicatorsOf } from '@kaohe/domain';
import type { Ref, Scene } from '../../drive/scene.ts';
import { starterStandard } from '../../standards/starter.ts';
import type { PersonSpec } from '../../world/organisation.ts';
import { type Company, type Member, onDay } from '../company.ts';
import type { Traits } from '../trait.ts';

/** The on-site lines of an appellant that are scored too low at first: what the appeal is about. */
const disputed = ['B1', 'B2'] as const;
/** Which share of such a line it gets, in 1/1000. */
const disputedLevel = 620;

type Given = { readonly member: Member; readonly evidence: readonly string[]; readonly tilt: number };

const appeals = ({ appeal }: Traits): boolean => appeal !== null && appeal !== 'windowLapsed';

/**
 * A line for each indicator that is scored on the spot, at the unit's level; `tilt` is how far this assessor is from it, in 1/1000. The
 * daily record and the ballot give their lines by themselves.
 */
const linesFor = ({ member, evidence, tilt }: Given) => {
  const { branch, traits } = member;
  const low: readonly string[] = appeals(traits) ? disputed : [];
  return indicatorsOf(starterStandard(branch.category)).flatMap((indicator) => {
    if (indicator.kind !== 'score' || !indicator.components.includes('onSite')) return [];
    const isLow = low.includes(indicator.code);
    const level = Math.min(1_000, Math.max(0, (isLow ? disputedLevel : traits.level) + tilt));
    // Its drill failed: the standard sets the most that the indicator gives.
    const most = traits.everyMethod ? (indicator.failedDrill ?? indicator.points) : indicator.points;
    return [
      {
        indicator: indicator.code,
        subjectKind:
          indicator.subjects.find((kind) => branch.unit.subjectKinds.includes(kind)) ??
          ('organisation' as const),
        component: 'onSite' as const,
        points: Math.min(most, Math.floor((indicator.points * level) / 1_000)),
        reason: isLow ? '一项整改未见完成记录，按规则扣分。' : '按评分规则逐项核对，扣分点见所附记录。',
        evidence: [...evidence],
      },
    ];
  });
};

/** What stands apart from the points: a few units have a bonus, a few a deduction. */
const besides = (no: number, evidence: readonly string[]) => {
  const line = { subjectKind: 'organisation' as const, evidence: [...evidence] };
  if (no % 13 === 0)
    return [
      { ...line, indicator: 'X1', component: 'bonus' as const, points: 100, reason: '做法被集团发文推广。' },
    ];
  if (no % 17 === 0)
    return [
      {
        ...line,
        indicator: 'Y1',
        component: 'deduction' as const,
        points: -100,
        reason: '被集团通报批评一次。',
      },
    ];
  return [];
};

const evidenceOf = async (scene: Scene, who: PersonSpec): Promise<readonly string[]> => [
  await scene.file(who, '评分记录.txt'),
];

/** Each assessor scores on his own; the lead reconciles, every line with its reason and evidence. */
export const scoreUnit = async (company: Company, member: Member, assessment: Ref): Promise<void> => {
  const { scene, plan } = company;
  const { branch, traits } = member;
  const { lead, assessors } = branch.team;
  await onDay(company, plan.score);
  await scene.reached(assessment, 'scoring');
  for (const [i, assessor] of assessors.entries()) {
    const lines = linesFor({ member, evidence: await evidenceOf(scene, assessor), tilt: i === 0 ? 5 : -5 });
    await scene.act(assessor, assessment, { type: 'assessment.score', data: { lines } });
  }
  await onDay(company, plan.reconcile);
  // A struck sheet was the only record of its indicator: a missing component is never zero, so a leader decides to go without.
  if (traits.sheet === 'struck') {
    await scene.refused(lead, assessment, {
      type: 'assessment.reconcile',
      data: { reasons: '汇总', lines: [] },
      code: 'refused',
    });
    await scene.act(company.leader, assessment, {
      type: 'assessment.reweigh',
      data: { reasons: '该项底单经核实已撤销，年内无其他记录，其余指标按比例计。' },
    });
    scene.note('score', 're-weighted by a decision');
  }
  const evidence = await evidenceOf(scene, lead);
  await scene.act(lead, assessment, {
    type: 'assessment.reconcile',
    data: {
      reasons: '两名考核员评分接近，取中间值并逐条核对依据。',
      lines: [...linesFor({ member, evidence, tilt: 0 }), ...besides(branch.no, evidence)],
    },
  });
  await scene.reached(assessment, 'scored');
};
