import { randomUUID } from 'node:crypto';
import { begin, connect, readPolicy, saveStandard, scopeOf } from '@kaohe/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, company, content, faultOf, openCycle, openedBy } from './company.ts';
import { send, settled } from './world.ts';

let here: Company;
beforeAll(async () => {
  here = await company();
});
afterAll(() => here[Symbol.asyncDispose]());

const basis = { body: '党委会', meetingOn: '2026-01-12', document: '会议纪要' };
const setting = (cycle: string) => {
  const set = (policy: object, actor = here.office) =>
    send(here.db, cycle, ['cycle.setPolicy', { policy }, actor]);
  const propose = (policy: object, actor = here.office) =>
    send(here.db, cycle, ['cycle.proposePolicy', { policy, reasons: '上级要求' }, actor]);
  const adopt = (actor = here.leader) => send(here.db, cycle, ['cycle.adoptPolicy', { basis }, actor]);
  return { set, propose, adopt };
};
const kept = async (cycle: string): Promise<unknown> => {
  const [row] = await here.db.query<{ policy: unknown }>({ text: 'select policy from cycle where id = $1' }, [
    cycle,
  ]);
  return row?.policy;
};
const everywhere = (role: 'office' | 'secretary') =>
  scopeOf(here.office.personId, [{ role, unitPath: 'g', cycleId: null, caseId: null }]);

describe('until the first standard is published', () => {
  it('is the office’s, rules from the next event on, and every change is kept', async () => {
    const { db, office, leader, root } = here;
    const { instanceId: id } = await begin(db, {
      machine: 'cycle',
      data: { name: '2026', year: 2026, unitId: root },
      actor: office,
      requestId: randomUUID(),
    });
    const { set, propose } = setting(id);
    expect(await faultOf(set({ composite: { weights: { daily: 10 } } }))).toMatchObject({ code: 'invalid' });
    expect(await settled(set({}, leader))).toBe('forbidden');
    await send(db, id, ['cycle.open', {}, office]);
    const standard = openedBy(
      await send(db, id, ['cycle.draftStandard', { name: 's', category: 'branch' }, office]),
    );
    await saveStandard(db, { id: standard, version: 1, actor: office, content });
    // Sixty per cent of the points are for effect: seventy are asked for now, and again sixty after.
    const share = (effectShare: number) => ({ standard: { effectShare } });
    await set(share(70));
    expect(await faultOf(send(db, standard, ['standard.submit', {}, office]))).toMatchObject({
      facts: ['lintClean'],
    });
    // What is as the default isn't kept.
    await set({ ...share(60), recusal: { formerUnitYears: 3 } });
    expect(await kept(id)).toEqual(share(60));
    expect(await faultOf(propose(share(55)))).toMatchObject({ facts: ['policyFrozen'] });
    await send(db, standard, ['standard.submit', {}, office]);
    await send(db, standard, ['standard.approve', {}, leader]);
    await send(db, standard, ['standard.publish', {}, office]);
    expect(await faultOf(set({}))).toMatchObject({ facts: ['policyOpen'] });
    const { changes, frozen } = await readPolicy(db, everywhere('office'), id);
    expect(frozen).toBe(true);
    expect(changes.map(({ outcome, before, after, by }) => [outcome, before, after, by?.id])).toEqual([
      ['set', share(70), share(60), office.personId],
      ['set', {}, share(70), office.personId],
    ]);
  });
});

describe('once a standard is published', () => {
  it('changes by amendments that another adopts; an earlier proposal gives way to a later one', async () => {
    const { cycle } = await openCycle(here, { recusal: { formerUnitYears: 5 } });
    expect(await kept(cycle)).toEqual({ recusal: { formerUnitYears: 5 } });
    const { propose, adopt } = setting(cycle);
    expect(await faultOf(adopt())).toMatchObject({ facts: ['policyProposed'] });
    await propose({ grades: { quota: { share: 20 } } });
    expect(await kept(cycle)).toEqual({ recusal: { formerUnitYears: 5 } });
    await propose({ grades: { quota: { share: 25 } } });
    expect(await settled(adopt(here.office))).toBe('forbidden');
    await adopt();
    expect(await kept(cycle)).toEqual({ grades: { quota: { share: 25 } } });
    await propose({});
    await send(here.db, cycle, ['cycle.declinePolicy', { reasons: '不必' }, here.leader]);
    expect(await kept(cycle)).toEqual({ grades: { quota: { share: 25 } } });
    const { changes } = await readPolicy(here.db, everywhere('office'), cycle);
    expect(changes.map(({ outcome }) => outcome)).toEqual(['declined', 'adopted', 'lapsed']);
    // Units are told what is in force, not what was weighed.
    const told = await readPolicy(here.db, everywhere('secretary'), cycle);
    expect(told.changes.map(({ outcome }) => outcome)).toEqual(['adopted']);
  });

  it('rules in another process too from the moment of its adoption', async () => {
    const { cycle } = await openCycle(here);
    const other = connect(here.database.url);
    const { propose, adopt } = setting(cycle);
    await propose({ windows: { acknowledgement: { count: 7, unit: 'workingDays' } } });
    await adopt();
    const units = [{ unitId: here.branches[0].id }];
    const { opened } = await send(other, cycle, ['cycle.admitUnits', { units }, here.office]);
    const [row] = await here.db.query<{ counted: { windows: { count: number }[] } }>(
      { text: `select counted from deadline where instance_id = $1 and kind = 'due'` },
      [opened[0]?.id],
    );
    expect(row?.counted.windows[0]?.count).toBe(7);
    await other.close();
  });

  it('a deadline that runs keeps the date that was told', async () => {
    const { cycle } = await openCycle(here);
    const units = [{ unitId: here.branches[0].id }];
    const { opened } = await send(here.db, cycle, ['cycle.admitUnits', { units }, here.office]);
    const due = () =>
      here.db.query<{ due: Date }>(
        { text: `select due_at as due from deadline where instance_id = $1 and kind = 'due'` },
        [opened[0]?.id],
      );
    const before = await due();
    const { propose, adopt } = setting(cycle);
    await propose({ windows: { acknowledgement: { count: 9, unit: 'workingDays' } } });
    await adopt();
    expect(await due()).toEqual(before);
  });
});
