import type { Ref } from '../../drive/scene.ts';
import { type Company, onDay, rest } from '../company.ts';
import { pick } from '../pick.ts';
import { dayOf, type Plan } from '../plan.ts';
import { objectPublicly, openObjections, topUnits } from '../read.ts';
import { inquire } from './grade.ts';

/** What becomes of the nominees, in turn. */
const fates = ['conferred', 'objection dismissed', 'objection sustained', 'declined', 'returned'] as const;
type Fate = (typeof fates)[number];
type Nominee = { readonly ref: Ref; readonly unitId: string; readonly fate: Fate };

const basis = (company: Company) => ({
  body: '集团党委会',
  meetingOn: dayOf(company.scene.agenda.now()),
  document: '示范党发〔2026〕5号',
});

const nominate = async (company: Company, cycle: Ref): Promise<readonly Nominee[]> => {
  const { scene, office } = company;
  const best = await topUnits(company, cycle);
  const nominees = best.slice(0, Math.max(5, Math.ceil(company.members.length / 12)));
  const { opened } = await scene.act(office, cycle, {
    type: 'cycle.nominate',
    data: { nominees: nominees.map((unitId) => ({ unitId, reasons: '年度考核为“好”，攻关成效突出。' })) },
  });
  return opened.map((ref, i) => ({ ref, unitId: nominees[i] ?? '', fate: pickFate(i) }));
};
const pickFate = (i: number): Fate => fates[i % fates.length] ?? 'conferred';

const clearAll = async ({ scene }: Company, ref: Ref): Promise<void> => {
  for (const one of scene.world.staff.inspectors)
    await scene.act(one, ref, { type: 'commendation.clear', data: { opinion: '未发现影响表彰的问题。' } });
};

const vet = async (company: Company, { ref, fate }: Nominee): Promise<void> => {
  const { scene, leader } = company;
  const { inspectors } = scene.world.staff;
  if (fate === 'returned') {
    const [first, second] = inspectors;
    if (!first || !second) throw new Error('two inspectors give opinions');
    await scene.act(first, ref, { type: 'commendation.hold', data: { reasons: '有一件信访正在核实。' } });
    await scene.act(second, ref, { type: 'commendation.clear', data: { opinion: '未发现问题。' } });
    await scene.refused(leader, ref, {
      type: 'commendation.approve',
      data: { basis: basis(company), authority: '集团党委' },
      code: 'refused',
    });
    await scene.act(leader, ref, { type: 'commendation.return', data: { reasons: '待信访核实后再议。' } });
    await rest(company, 3);
  }
  await clearAll(company, ref);
  await rest(company, 1);
  if (fate === 'declined') {
    await scene.act(leader, ref, { type: 'commendation.decline', data: { reasons: '名额所限。' } });
    scene.note('commendation', fate);
  } else
    await scene.act(leader, ref, {
      type: 'commendation.approve',
      data: { basis: basis(company), authority: '集团党委' },
    });
};

/** From the public notice to the honour, or not. */
const settle = async (company: Company, { ref, unitId, fate }: Nominee): Promise<void> => {
  const { scene, leader } = company;
  const inspector = pick(scene.world.staff.inspectors, 1);
  const confer = { type: 'commendation.confer' as const, data: { basis: basis(company) } };
  await scene.reached(ref, 'publicNotice');
  await rest(company, 1);
  await scene.refused(leader, ref, { ...confer, code: 'refused' });
  if (fate === 'objection dismissed' || fate === 'objection sustained') {
    await objectPublicly(scene, {
      commendation: ref,
      unitId,
      grounds: '该支部有一项荣誉系去年取得。',
      name: '一名党员',
    });
    const [objection] = await openObjections(scene, inspector, { under: ref, count: 1 });
    if (!objection) throw new Error('the objection was not opened');
    await rest(company, 5);
    await scene.reached(ref, 'inquiring');
    await scene.refused(leader, ref, { ...confer, code: 'refused' });
    await inquire(company, objection, { who: inspector, sustain: fate === 'objection sustained' });
  } else await rest(company, 5);
  scene.note('commendation', fate === 'returned' ? 'returned, then conferred' : fate);
  if (fate === 'objection sustained') return void (await scene.reached(ref, 'revoked'));
  await scene.reached(ref, 'conferrable');
  await scene.act(leader, ref, confer);
};

/** Up to the day of the demonstration: one nominee posted and objected to, another one, if any, waiting for the leader's decision. */
const commendInPart = async (
  company: Company,
  cycle: Ref,
  { nominate: day, publish }: NonNullable<Plan['underWay']>,
): Promise<void> => {
  const { scene, office } = company;
  await onDay(company, day);
  const [posted, waiting] = await nominate(company, cycle);
  if (!posted) throw new Error('a nominee is shown on its way');
  await rest(company, 2);
  await vet(company, { ...posted, fate: 'objection dismissed' });
  await onDay(company, publish);
  await scene.act(office, cycle, {
    type: 'cycle.publishCommendations',
    data: { title: `${company.plan.name}拟表彰名单公示` },
  });
  await scene.reached(posted.ref, 'publicNotice');
  await rest(company, 1);
  await objectPublicly(scene, {
    commendation: posted.ref,
    unitId: posted.unitId,
    grounds: '该支部有一项荣誉系去年取得。',
    name: '一名党员',
  });
  if (waiting) await clearAll(company, waiting.ref);
  scene.note('commendation', 'under way');
};

/** Nomination, vetting, approval, one notice for the list, objections, conferral. */
export const commend = async (company: Company, cycle: Ref): Promise<void> => {
  const { scene, office } = company;
  if (company.plan.underWay) return commendInPart(company, cycle, company.plan.underWay);
  await rest(company, 2);
  const nominees = await nominate(company, cycle);
  await rest(company, 2);
  await scene.agenda.together(nominees.map((nominee) => () => vet(company, nominee)));
  await rest(company, 1);
  await scene.act(office, cycle, {
    type: 'cycle.publishCommendations',
    data: { title: `${company.plan.year} 年度先进党支部拟表彰名单公示` },
  });
  const published = nominees.filter(({ fate }) => fate !== 'declined');
  await scene.agenda.together(published.map((nominee) => () => settle(company, nominee)));
};
