import type { StandardContent } from '@kaohe/domain';
import { z } from 'zod';
import type { Ref } from '../../drive/scene.ts';
import { amendedStandard, starterStandard } from '../../standards/starter.ts';
import { type Category, categories } from '../../world/organisation.ts';
import { type Company, onDay, rest } from '../company.ts';
import { dayOf } from '../plan.ts';

export type PublishedStandard = { readonly ref: Ref; readonly category: Category };

const drafted = z.object({ version: z.number() });

/** Writes the content of a draft; the version keeps two from writing over each other. */
export const write = async (
  { scene, office }: Company,
  standard: Ref,
  content: StandardContent,
): Promise<void> => {
  const { version } = drafted.parse(await scene.ask(office, 'standard.content', { id: standard.id }));
  await scene.tell(office, 'standard.saveContent', { id: standard.id, version, content });
};

const draft = async (company: Company, cycle: Ref, category: Category): Promise<Ref> => {
  const { scene, plan, office } = company;
  const { opened } = await scene.act(office, cycle, {
    type: 'cycle.draftStandard',
    data: { name: `${plan.year} 年度${categories[category].name}支部考核标准`, category },
  });
  const standard = opened[0];
  if (!standard) throw new Error('a standard that was drafted opens its process');
  await scene.refused(office, standard, { type: 'standard.submit', data: {}, code: 'refused' });
  await write(company, standard, starterStandard(category));
  return standard;
};

/** Units say what they think of the draft. */
const circulate = async (company: Company, standard: Ref, category: Category): Promise<void> => {
  const { scene, plan, office, members } = company;
  await scene.act(office, standard, { type: 'standard.circulate', data: { until: plan.publish } });
  await onDay(company, plan.comment);
  const critics = members.filter(({ branch }) => branch.category === category).slice(0, 2);
  for (const { branch } of critics)
    await scene.act(branch.secretary, standard, {
      type: 'standard.comment',
      data: { text: '建议明确抽测的题目来自岗位，不考死记硬背。', evidence: [] },
    });
  await scene.act(office, standard, { type: 'standard.endCirculation', data: {} });
};

export const approveAndPublish = async ({ scene, office, leader }: Company, standard: Ref): Promise<void> => {
  await scene.act(office, standard, { type: 'standard.submit', data: {} });
  await scene.act(leader, standard, { type: 'standard.approve', data: {} });
  await scene.act(office, standard, { type: 'standard.publish', data: {} });
};

/** One standard for each category of the units: drafted, circulated, one returned by the leader, published. */
export const publishStandards = async (
  company: Company,
  cycle: Ref,
  used: readonly Category[],
): Promise<readonly PublishedStandard[]> => {
  const { scene, plan, office, leader } = company;
  const standards: PublishedStandard[] = [];
  for (const category of used) standards.push({ ref: await draft(company, cycle, category), category });
  await scene.agenda.together(
    standards.map(
      ({ ref, category }) =>
        () =>
          circulate(company, ref, category),
    ),
  );
  await onDay(company, plan.publish);
  const [first] = standards;
  if (first) {
    await scene.act(office, first.ref, { type: 'standard.submit', data: {} });
    await scene.act(leader, first.ref, {
      type: 'standard.return',
      data: { reasons: '请说明效果分的抽测办法。' },
    });
    scene.note('standard', 'returned by the leader');
  }
  for (const { ref } of standards) {
    await approveAndPublish(company, ref);
    scene.note('standard', 'published');
  }
  return standards;
};

/** A new version of a published standard, ready to be adopted for all units on one date. */
export const amendStandard = async (
  company: Company,
  { ref, category }: PublishedStandard,
): Promise<PublishedStandard> => {
  const { scene, plan, office } = company;
  const { opened } = await scene.act(office, ref, {
    type: 'standard.amend',
    data: {
      name: `${plan.year} 年度${categories[category].name}支部考核标准（修订）`,
      category,
      reasons: `上级新规自 ${dayOf(scene.agenda.now())} 起减少纸质台账。`,
    },
  });
  const amended = opened[0];
  if (!amended) throw new Error('an amendment opens the next version');
  await write(company, amended, amendedStandard(category));
  await rest(company, 3);
  await approveAndPublish(company, amended);
  return { ref: amended, category };
};
