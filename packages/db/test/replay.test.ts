import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { verifyJournal } from '@kaohe/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, company } from './company.ts';
import { answerableCourse, type Course, waive } from './course.ts';
import { countOf, send } from './world.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('../src/verify-main.ts', import.meta.url));

let here: Company;
let course: Course;
beforeAll(async () => {
  here = await company();
  course = await answerableCourse(here, [{}, {}, {}]);
  await waive(course, course.entries[0]);
}, 120_000);
afterAll(() => here[Symbol.asyncDispose]());

/** What `pnpm journal:verify` says, and its exit code. */
const verify = async (): Promise<{ lines: string[]; code: number }> => {
  const env = { ...process.env, DATABASE_URL: here.database.url };
  const done = await run(process.execPath, [program], { env }).catch((error) => error);
  return { lines: String(done.stdout).split('\n').filter(Boolean), code: done.code ?? 0 };
};

/** Changes the journal behind the back of its trigger, and back again. */
const tampered = async (
  work: (sql: (text: string, values?: unknown[]) => Promise<unknown>) => Promise<void>,
) => {
  const sql = (text: string, values?: unknown[]) => here.db.query({ text }, values);
  await sql('create table journal_kept as select * from journal');
  await sql('alter table journal disable trigger user');
  try {
    await work(sql);
    return await verify();
  } finally {
    await sql('delete from journal');
    await sql('insert into journal select * from journal_kept');
    await sql('alter table journal enable trigger user');
    await sql('drop table journal_kept');
  }
};

describe('the journal of a year', () => {
  it('replayed through step gives the stored stage and context of every instance', async () => {
    const { instances, entries, breaches, drifts } = await verifyJournal(here.db);
    expect(instances).toBe(await countOf(here.db, 'instance'));
    expect(entries).toBe(await countOf(here.db, 'journal'));
    expect(
      new Set(
        (await here.db.query<{ machine: string }>({ text: 'select distinct machine from instance' })).map(
          ({ machine }) => machine,
        ),
      ).size,
    ).toBeGreaterThanOrEqual(7);
    expect({ breaches, drifts }).toEqual({ breaches: [], drifts: [] });
    expect(await verify()).toEqual({ lines: [], code: 0 });
  });

  it('cannot be changed, removed or emptied', async () => {
    for (const text of [
      `update journal set role = 'leader'`,
      'delete from journal',
      'truncate journal',
      `update journal set payload = '{}' where seq = 1`,
    ]) {
      await expect(here.db.query({ text })).rejects.toThrow('append-only');
    }
  });

  it('names a row that was changed, removed or inserted all the same', async () => {
    const id = course.entries[1].assessment;
    const changed = await tampered(async (sql) => {
      await sql(`update journal set role = 'leader' where instance_id = $1 and seq = 3`, [id]);
    });
    expect(changed).toMatchObject({ code: 1, lines: [expect.stringMatching(`^changed\\t${id}\\t#3\\t`)] });
    const removed = await tampered(async (sql) => {
      await sql('delete from journal where instance_id = $1 and seq = 4', [id]);
    });
    expect(removed).toMatchObject({ code: 1, lines: [expect.stringMatching(`^removed\\t${id}\\t#4\\t`)] });
    const inserted = await tampered(async (sql) => {
      await sql('update journal set seq = seq + 1001 where instance_id = $1 and seq > 2', [id]);
      await sql('update journal set seq = seq - 1000 where instance_id = $1 and seq > 2', [id]);
      await sql(
        `insert into journal select instance_id, 3, event, payload, actor_id, role, from_stage, to_stage, 'false', facts, opened, text_hash,
          version, effective, at, hash, 'false' from journal where instance_id = $1 and seq = 2`,
        [id],
      );
    });
    expect(inserted).toMatchObject({ code: 1, lines: [expect.stringMatching(`^inserted\\t${id}\\t#3\\t`)] });
  });

  it('shows an instance that was moved without it', async () => {
    const id = course.entries[2].assessment;
    await here.db.query({ text: `update instance set stage = 'settled' where id = $1` }, [id]);
    const { drifts } = await verifyJournal(here.db);
    expect(drifts).toEqual([{ instanceId: id, seq: null, stage: 'answerable', stored: 'settled' }]);
    await here.db.query({ text: `update instance set stage = 'answerable' where id = $1` }, [id]);
    const { secretary } = course.entries[2].branch;
    await expect(send(here.db, id, ['assessment.conclude', {}, secretary])).rejects.toThrow('forbidden');
  });
});
