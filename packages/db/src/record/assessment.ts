import { Fault } from '@kaohe/domain';
import type { Deed } from '../advance/deed.ts';
import { json } from '../deadline/row.ts';
import { policyOf } from '../memory.ts';
import { concludeMethod, withdrawMethod } from '../method/conclusion.ts';
import { checkDueDates } from '../rectification/ordering.ts';
import { comparedScores } from '../score/assessor/proposals.ts';
import { reconciled, rescore } from '../score/composite.ts';
import { applyDecisions } from '../score/decision.ts';
import { byHand, checkMatters, placed } from '../score/given.ts';
import { standardInForce } from '../score/in-force.ts';
import { leaveOut } from '../score/left-out.ts';
import { named, writeLines } from '../score/line.ts';
import { checkDrills } from '../score/proof/drill.ts';
import { checkCarried, checkRests, tracesStanding } from '../score/proof/trace.ts';
import { groundOf } from '../score/scheme.ts';
import type { Sql } from '../sql.ts';
import { calibrationRecords } from './calibration.ts';
import { correctionRecords } from './correction.ts';
import { entryOf, served } from './entry.ts';
import { linkageRecords } from './linkage.ts';
import type { BirthRecorder, DataOf, Recorded, Recorders } from './recorder.ts';
import { rescoringRecords } from './rescoring.ts';

/** Each is bound to the standard in force for its unit's category, whose hash is the text that is signed. */
const admitted = {
  name: 'record-assessments',
  text: `with b as (select * from jsonb_to_recordset($1::jsonb) as b(id uuid, "cycleId" uuid, "unitId" uuid)),
    made as (insert into assessment (id, cycle_id, unit_id, category, standard_id)
      select b.id, b."cycleId", b."unitId", u.category, s.id
      from b join unit u on u.id = b."unitId" join standard s on s.id = ${standardInForce('b."cycleId"', 'u.category')} returning id, standard_id)
    update instance i set text_hash = s.content_hash from made m join standard s on s.id = m.standard_id where i.id = m.id`,
};

export const assessmentBirths: BirthRecorder = async (tx, born) => {
  await tx.query(admitted, [json(born.map(({ id, cycleId, unitId }) => ({ id, cycleId, unitId })))]);
};

const amended = {
  name: 'assessment-amended',
  text: `update assessment a set standard_id = s.id from standard s
    where a.id = $1 and s.id = ${standardInForce('a.cycle_id', 'a.category')} returning s.content_hash as hash`,
};
const withdrawProposals = {
  name: 'withdraw-proposals',
  text: `update score_line set voided_at = $3 where assessment_id = $1 and proposal and voided_at is null and ($2::uuid is null or by = $2)`,
};
type Settled = DataOf<'assessment', 'assessment.reconcile'>['lines'];
/** Throws `invalid` for a line said to be the mean that isn't. */
const checkMeans = async (tx: Sql, deed: Deed, lines: Settled): Promise<void> => {
  if (!lines.some(({ way }) => way === 'mean')) return;
  const { cycleId: id, policyVersion: version } = deed.row;
  const policy = await policyOf(tx, deed.way.memory, { id, version });
  const all = await comparedScores(tx, deed.row.id, { policy });
  const means = new Map(all.map(({ indicator, mean }) => [indicator, mean]));
  lines.forEach(({ way, indicator, points }, index) => {
    if (way === 'mean' && means.get(indicator) !== points)
      throw new Fault('invalid', { path: `lines.${index}.points`, issue: 'notTheMean' });
  });
};
const settle = async (tx: Sql, deed: Deed): Promise<Recorded> => {
  await applyDecisions(tx, deed.way.memory, entryOf(deed));
  return {};
};

export const assessmentRecords: Recorders<'assessment'> = {
  ...calibrationRecords,
  ...correctionRecords,
  ...linkageRecords,
  ...rescoringRecords,
  'assessment.amended': async (tx, { row }) => {
    const [standard] = await tx.query<{ hash: string }>(amended, [row.id]);
    return { textHash: standard?.hash };
  },
  'assessment.waiveSecondVisit': async (tx, { row }) => {
    await tx.query(withdrawProposals, [row.id, null, row.at]);
    return {};
  },
  'assessment.concludeMethod': async (tx, deed, data) => {
    await concludeMethod(tx, entryOf(deed), data);
    return {};
  },
  'assessment.withdrawMethod': async (tx, deed, data) => {
    await withdrawMethod(tx, entryOf(deed), data);
    return {};
  },
  'assessment.score': async (tx, deed, { lines }) => {
    const entry = entryOf(deed);
    const ground = await groundOf(tx, deed.way.memory, entry.assessmentId);
    byHand(lines);
    checkMatters(lines);
    checkRests(lines, await tracesStanding(tx, entry.assessmentId));
    await checkCarried(tx, entry.assessmentId, lines);
    await checkDrills(tx, entry.assessmentId, { ground, lines });
    const own = placed(ground, lines).map((line) => ({ ...line, proposal: true }));
    await tx.query(withdrawProposals, [entry.assessmentId, entry.by, entry.at]);
    await writeLines(tx, named(own), entry);
    return {};
  },
  'assessment.reweigh': async (tx, deed) => {
    await leaveOut(tx, deed.way.memory, entryOf(deed));
    return {};
  },
  'assessment.reconcile': async (tx, deed, { lines }) => {
    const entry = entryOf(deed);
    const { memory } = deed.way;
    await checkMeans(tx, deed, lines);
    const all = await reconciled(tx, memory, { assessmentId: entry.assessmentId, lines });
    await writeLines(tx, all.lines, entry);
    await rescore(tx, memory, entry);
    return {};
  },
  'assessment.orderRectification': async (tx, deed, { items }) => {
    await checkDueDates(tx, deed, items);
    return {};
  },
  'assessment.issue': served,
  'assessment.waive': settle,
  'assessment.windowClosed': settle,
  'assessment.appealClosed': settle,
  'assessment.appealRemanded': settle,
};
