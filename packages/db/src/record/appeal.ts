import { Fault } from '@kaohe/domain';
import { json } from '../deadline/row.ts';
import { isWithin } from '../score/given.ts';
import type { Line } from '../score/line.ts';
import type { Sql } from '../sql.ts';
import { panelRecords } from './panel.ts';
import type { BirthRecorder, Recorder, Recorders } from './recorder.ts';

/** At the first level the lines that the appellant named, at the second those of the first. */
const disputed = {
  name: 'record-appeals',
  text: `insert into appeal_line (appeal_id, line_id, assessment_id)
    select b.id, coalesce(f.line_id, l.id::uuid), b.assessment
    from jsonb_to_recordset($1::jsonb) as b(id uuid, assessment uuid, origin uuid, lines jsonb)
      left join appeal_line f on f.appeal_id = b.origin
      left join lateral jsonb_array_elements_text(coalesce(b.lines, '[]')) as l(id) on f.line_id is null
    where f.line_id is not null or l.id is not null`,
};

export const appealBirths: BirthRecorder = async (tx, born) => {
  const rows = born.map(({ id, data, parentId, row }) => ({
    id,
    assessment: parentId,
    origin: row.origin_id,
    lines: data.lines,
  }));
  await tx.query(disputed, [json(rows)]);
};

const read = {
  name: 'appeal-lines',
  text: `select l.id, l.kind, l.points, l.most from appeal_line a join score_line l on l.id = a.line_id where a.appeal_id = $1`,
};
type Disputed = Pick<Line, 'id' | 'kind' | 'points' | 'most'>;

const refuse = (index: number, field: string, issue: string): never => {
  throw new Fault('invalid', { path: `votes.${index}.${field}`, issue });
};

/**
 * A line that most members change has the median of all amounts, a vote to let it stand counting as what it has: the most that more than
 * half of the panel would give. What is sent back has no amount.
 */
const decided = {
  name: 'appeal-decided',
  text: `with round as (select max(r.round) as no from slot r where r.instance_id = $1 and r.roll = 'voting'),
      votes as (select (v ->> 'line')::uuid as line_id, (v ->> 'change')::bool as change, (v ->> 'points')::int as points
        from sealed e join round on e.round = round.no cross join jsonb_array_elements(e.payload -> 'votes') v
        where e.instance_id = $1 and e.roll = 'voting'),
      results as (select a.line_id, count(*) filter (where v.change) * 2 > count(*) as changed,
          percentile_disc(0.5) within group (order by case when v.change then v.points else l.points end) as amount
        from appeal_line a join score_line l on l.id = a.line_id join votes v on v.line_id = a.line_id where a.appeal_id = $1 group by a.line_id)
    update appeal_line a set points = case when r.changed and not $2 then r.amount end, remanded = r.changed and $2
    from results r where a.appeal_id = $1 and a.line_id = r.line_id`,
};
const decide =
  (remands: boolean): Recorder<unknown> =>
  async (tx: Sql, { row }) => {
    await tx.query(decided, [row.id, remands]);
    return {};
  };

/** `keeps`: what it had given stays, as the least that the appellant will have. */
const undone = {
  name: 'appeal-undone',
  text: `update appeal_line set kept = case when $2 then greatest(kept, points) else kept end, points = null, remanded = false
    where appeal_id = $1`,
};
const undo =
  (keeps: boolean): Recorder<unknown> =>
  async (tx: Sql, { row }) => {
    await tx.query(undone, [row.id, keeps]);
    return {};
  };

/** A second level that ends without a decision leaves what the first had decided. */
const left = {
  name: 'appeal-left',
  text: `update appeal_line l set points = f.points, kept = greatest(l.kept, f.kept), remanded = f.remanded
    from appeal_line f where l.appeal_id = $1 and f.appeal_id = $2 and f.line_id = l.line_id`,
};
const leave: Recorder<unknown> = async (tx: Sql, { row }) => {
  await tx.query(left, [row.id, row.originId]);
  return {};
};

export const appealRecords: Recorders<'appeal'> = {
  ...panelRecords,
  // Every disputed line has a vote, and each of what the line could have.
  'appeal.vote': async (tx, { row }, { votes }) => {
    const lines = new Map((await tx.query<Disputed>(read, [row.id])).map((line) => [line.id, line]));
    votes.forEach((vote, index) => {
      const line = lines.get(vote.line) ?? refuse(index, 'line', 'lineNotDisputed');
      if (vote.change && !isWithin({ ...line, points: vote.points }))
        refuse(index, 'points', 'pointsOutOfRange');
    });
    if (votes.length !== lines.size || new Set(votes.map(({ line }) => line)).size !== lines.size)
      throw new Fault('invalid', { path: 'votes', issue: 'everyLineOnce' });
    return {};
  },
  'appeal.uphold': decide(false),
  'appeal.adjust': decide(false),
  'appeal.adjustPartly': decide(false),
  'appeal.remand': decide(true),
  'appeal.withdraw': leave,
  'appeal.inadmissibleFinal': leave,
  'appeal.confirmInadmissible': leave,
  'appeal.sendBack': undo(false),
  'appeal.annul': undo(true),
};
