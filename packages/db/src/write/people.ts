import { randomUUID } from 'node:crypto';
import { Fault, type Role } from '@kaohe/domain';
import type { Db } from '../client.ts';
import type { Sql } from '../sql.ts';

export type NewPerson = {
  readonly name: string;
  readonly email: string;
  readonly language: string;
  /** As the sign-in library hashes it; never the password. */
  readonly passwordHash: string;
};

const today = 'local_day(app_now())';

const violates = (error: unknown, code: '23505' | '23503' | '23514'): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** A person who may sign in. Throws `conflict` when the address is taken. */
export const createPerson = async (
  db: Db,
  { name, email, language, passwordHash }: NewPerson,
): Promise<{ id: string }> => {
  const id = randomUUID();
  try {
    await db.query(
      {
        text: `with p as (insert into person (id, name, email, language, active) values ($1, $2, $3, $4, true)),
            u as (insert into "user" (id, name, email, email_verified) values ($1, $2, $3, true))
          insert into account (id, account_id, provider_id, user_id, password) values ($5, $1::text, 'credential', $1, $6)`,
      },
      [id, name, email.toLowerCase(), language, randomUUID(), passwordHash],
    );
    return { id };
  } catch (error) {
    if (violates(error, '23505')) throw new Fault('conflict', { path: 'email' }, error);
    throw error;
  }
};

export type NewAppointment = {
  readonly personId: string;
  readonly role: Role;
  readonly unitId?: string | undefined;
  readonly cycleId?: string | undefined;
  /** One case only, as a reserve for it. */
  readonly caseId?: string | undefined;
  readonly post?: string | undefined;
  /** `YYYY-MM-DD`; today where it isn't given. */
  readonly startsOn?: string | undefined;
  readonly endsOn?: string | undefined;
};

/** Who keeps the people moves no case: the administrator holds no other role, and nobody else that one beside his own. */
const keepApart = async (tx: Sql, { personId, role }: NewAppointment): Promise<void> => {
  const held = await tx.query<{ role: Role }>(
    {
      text: `select role from appointment where person_id = $1 and (ends_on is null or ends_on >= ${today}) for update`,
    },
    [personId],
  );
  if (held.some((one) => (one.role === 'administrator') !== (role === 'administrator')))
    throw new Fault('conflict', { path: 'role', issue: 'administratorApart' });
};

/** Appoints a person. Throws `notFound` for a person or unit that isn't there, `conflict` where roles must be kept apart. */
export const appoint = (db: Db, given: NewAppointment): Promise<{ id: string }> =>
  db.transaction(async (tx) => {
    const person = await tx.query({ text: 'select 1 from person where id = $1 and active for update' }, [
      given.personId,
    ]);
    if (person.length === 0) throw new Fault('notFound', { what: 'person' });
    await keepApart(tx, given);
    try {
      const {
        personId,
        role,
        unitId = null,
        cycleId = null,
        caseId = null,
        post = null,
        startsOn = null,
        endsOn = null,
      } = given;
      const id = randomUUID();
      await tx.query(
        {
          text: `insert into appointment (id, person_id, role, unit_id, cycle_id, case_id, post, starts_on, ends_on)
            values ($1, $2, $3, $4, $5, $6, $7, coalesce($8::date, ${today}), $9)`,
        },
        [id, personId, role, unitId, cycleId, caseId, post, startsOn, endsOn],
      );
      return { id };
    } catch (error) {
      if (violates(error, '23503')) throw new Fault('notFound', { what: 'unit' }, error);
      if (violates(error, '23514'))
        throw new Fault('invalid', { path: 'endsOn', issue: 'beforeStart', paths: ['endsOn'] }, error);
      throw error;
    }
  });

/** Ends an appointment on a day, that day included; returns whose it was. */
export const endAppointment = async (
  db: Db,
  { id, endsOn }: { id: string; endsOn: string },
): Promise<{ personId: string }> => {
  try {
    const [row] = await db.query<{ personId: string }>(
      { text: 'update appointment set ends_on = $2 where id = $1 returning person_id as "personId"' },
      [id, endsOn],
    );
    if (row === undefined) throw new Fault('notFound', { what: 'appointment' });
    return row;
  } catch (error) {
    if (violates(error, '23514'))
      throw new Fault('invalid', { path: 'endsOn', issue: 'beforeStart', paths: ['endsOn'] }, error);
    throw error;
  }
};

/** Sets another password and ends every session of the person. */
export const resetPassword = (
  db: Db,
  { personId, passwordHash }: { personId: string; passwordHash: string },
): Promise<void> =>
  db.transaction(async (tx) => {
    const changed = await tx.query(
      {
        text: `update account set password = $2, updated_at = clock_timestamp()
          where user_id = $1 and provider_id = 'credential' returning id`,
      },
      [personId, passwordHash],
    );
    if (changed.length === 0) throw new Fault('notFound', { what: 'person' });
    await tx.query({ text: 'delete from session where user_id = $1' }, [personId]);
  });

/** Lets a person in or shuts him out; who is shut out loses his sessions. */
export const setActive = (
  db: Db,
  { personId, active }: { personId: string; active: boolean },
): Promise<void> =>
  db.transaction(async (tx) => {
    const changed = await tx.query({ text: 'update person set active = $2 where id = $1 returning id' }, [
      personId,
      active,
    ]);
    if (changed.length === 0) throw new Fault('notFound', { what: 'person' });
    if (!active) await tx.query({ text: 'delete from session where user_id = $1' }, [personId]);
  });

/** The language in which a person is written to. */
export const setLanguage = async (db: Db, personId: string, language: string): Promise<void> => {
  await db.query({ text: 'update person set language = $2 where id = $1' }, [personId, language]);
};
