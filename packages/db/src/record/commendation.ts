import { json } from '../deadline/row.ts';
import type { Recorders } from './recorder.ts';

const conferred = {
  name: 'record-honour',
  text: 'insert into honour (id, cycle_id, unit_id, basis, conferred_at) values ($1, $2, $3, $4, $5)',
};
const revoked = { name: 'honour-revoked', text: 'update honour set revoked_at = $2 where id = $1' };

export const commendationRecords: Recorders<'commendation'> = {
  'commendation.confer': async (tx, { row }, { basis }) => {
    await tx.query(conferred, [row.id, row.cycleId, row.unitId, json(basis), row.at]);
    return {};
  },
  'commendation.revoke': async (tx, { row }) => {
    await tx.query(revoked, [row.id, row.at]);
    return {};
  },
};
