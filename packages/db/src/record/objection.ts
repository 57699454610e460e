import { randomInt } from 'node:crypto';
import { json } from '../deadline/row.ts';
import type { BirthRecorder } from './recorder.ts';

/** Letters and digits that nobody mistakes for one another when they are read out. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const groups = 3;
const length = 4;

/** Sixty bits, not to be guessed: whoever has it may look up what became of the objection. */
const receiptNumber = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length }, () => signs[randomInt(signs.length)]).join(''),
  ).join('-');

const received = {
  name: 'record-objections',
  text: `insert into objection_receipt (number, instance_id, contact)
    select b.number, b.id, b.contact from jsonb_to_recordset($1::jsonb) as b(number text, id uuid, contact text)`,
};

/** How the objector can be reached is kept with his receipt and nowhere else. */
export const objectionBirths: BirthRecorder = async (tx, born) => {
  await tx.query(received, [
    json(born.map(({ id, data }) => ({ id, number: receiptNumber(), contact: data.contact ?? null }))),
  ]);
};
