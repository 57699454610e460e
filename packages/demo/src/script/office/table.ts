import type { Ref } from '../../drive/scene.ts';
import type { TableStandard } from '../../standards/table.ts';
import type { UnitSpec } from '../../world/organisation.ts';
import { type Company, onDay } from '../company.ts';
import { approveAndPublish, write } from './standard.ts';

const circulate = async (company: Company, standard: Ref): Promise<void> => {
  const { scene, office, members, plan } = company;
  await scene.act(office, standard, { type: 'standard.circulate', data: { until: plan.publish } });
  const [reader] = members;
  if (reader)
    await scene.act(reader.branch.secretary, standard, {
      type: 'standard.comment',
      data: { text: '各项由谁负责、怎么查，请在定稿时写明。', evidence: [] },
    });
  await scene.act(office, standard, { type: 'standard.endCirculation', data: {} });
};

/**
 * A published table becomes an extra standard, for the committees, which nobody assesses yet: as it is, the lint refuses it; the office adds what is missing and publishes it, or,
 * where that can't be enough, has it circulated as a draft only and withdraws it.
 */
export const tableStory = (company: Company, table: TableStandard) => async (): Promise<void> => {
  const { scene, office, plan } = company;
  const cycle = await scene.agenda.pass(company.cycle.passed);
  const { opened } = await scene.act(office, cycle, {
    type: 'cycle.draftStandard',
    data: { name: `参考指标：${table.name}`, category: 'committee' satisfies UnitSpec['category'] },
  });
  const standard = opened[0];
  if (!standard) throw new Error('a standard that was drafted opens its process');
  await write(company, standard, table.raw);
  await scene.refused(office, standard, { type: 'standard.submit', data: {}, code: 'refused' });
  await circulate(company, standard);
  await write(company, standard, table.mended);
  await onDay(company, plan.publish);
  if (table.clean) await approveAndPublish(company, standard);
  else {
    await scene.refused(office, standard, { type: 'standard.submit', data: {}, code: 'refused' });
    await scene.act(office, standard, {
      type: 'standard.withdraw',
      data: { reasons: '该表只列直接扣分事项，没有可计分的指标，仅作征求意见之用。' },
    });
  }
  const outcome = table.clean ? 'mended and published' : 'circulated as a draft only';
  scene.note('standard from a table', `${table.name}: ${table.findings.length} findings, ${outcome}`);
};
