import { indicatorsOf } from '@kaohe/domain';
import type { Ref, Scene } from '../drive/scene.ts';
import { starterStandard } from '../standards/starter.ts';
import type { PersonSpec } from '../world/organisation.ts';
import { type Company, type Member, onDay } from './company.ts';

/** The on-site line of an appellant that is scored too low at first. */
const disputed = ['B1', 'B2'] as const;

type Given = { readonly member: Member; readonly evidence: readonly string[]; readonly tilt: number };

/** A line for each indicator in each of its components, at the unit's level; `tilt` is how far this assessor is from it, in 1/1000. */
const linesFor = ({ member, evidence, tilt }: Given) => {
  const { branch, traits } = member;
  const low: readonly string[] = traits.appeal === null || traits.appeal === 'windowLapsed' ? [] : disputed;
  return indicatorsOf(starterStandard(branch.category)).flatMap((indicator) => {
    if (indicator.kind !== 'score') return [];
    return indicator.components.map((component) => {
      const isLow = component === 'onSite' && low.includes(indicator.code);
      const level = Math.min(1_000, Math.max(0, (isLow ? traits.level - 150 : traits.level) + tilt));
      return {
        indicator: indicator.code,
        subjectKind:
          indicator.subjects.find((kind) => branch.unit.subjectKinds.includes(kind)) ??
          ('organisation' as const),
        component,
        points: Math.floor((indicator.points * level) / 1_000),
        reason: isLow ? '一项整改未见完成记录，按规则扣分。' : '按评分规则逐项核对，扣分点见所附记录。',
        evidence: [...evidence],
      };
    });
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
  const { branch } = member;
  const { lead, assessors } = branch.team;
  await onDay(company, plan.score);
  await scene.reached(assessment, 'scoring');
  for (const [i, assessor] of assessors.entries()) {
    const lines = linesFor({ member, evidence: await evidenceOf(scene, assessor), tilt: i === 0 ? 5 : -5 });
    await scene.act(assessor, assessment, { type: 'assessment.score', data: { lines } });
  }
  await onDay(company, plan.reconcile);
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
