import { drawn, listText, type SampleKind } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { sha256 } from '../journal/entry.ts';

export type KeptSample = {
  readonly visitId: string;
  readonly unit: string;
  readonly kind: SampleKind;
  readonly round: number;
  readonly seed: string;
  readonly size: number;
  readonly count: number;
  readonly positions: readonly number[];
  readonly items: readonly string[];
  readonly sha256: string;
  /** The seed that the visit was planned with. */
  readonly planned: string;
};
/** What is otherwise than it must be: the draw, the list's fingerprint or size, or the seed. */
export type Wrong = 'draw' | 'list' | 'seed';
export type Redrawn = {
  readonly sample: KeptSample;
  readonly positions: readonly number[];
  readonly wrong: readonly Wrong[];
};

const page = {
  name: 'samples-to-redraw',
  text: `select s.visit_id as "visitId", u.name as unit, s.kind, s.round, s.seed, s.size, s.count, s.positions, l.items, l.sha256,
      i.data ->> 'sampleSeed' as planned
    from visit_sample s join visit_list l on l.id = s.list_id join instance i on i.id = s.visit_id join unit u on u.id = i.unit_id
    where ($1::uuid is null or s.visit_id = $1) and (s.visit_id, s.kind, s.round) > ($2::uuid, $3::text, $4::int)
    order by s.visit_id, s.kind, s.round limit 200`,
};

/** Draws one sample again from its list and seed. */
export const redraw = (sample: KeptSample): Redrawn => {
  const { items, seed, planned } = sample;
  const positions = drawn({ ...sample, size: items.length }, sha256);
  const wrong: Wrong[] = [];
  if (positions.join() !== sample.positions.join()) wrong.push('draw');
  if (sha256(listText(items)) !== sample.sha256 || items.length !== sample.size) wrong.push('list');
  if (seed !== planned) wrong.push('seed');
  return { sample, positions, wrong };
};

/** Draws every sample again, of one visit or of all; returns how many there are. */
export const redrawAll = async (
  db: Db,
  visitId: string | null,
  tell: (one: Redrawn) => void,
): Promise<number> => {
  let count = 0;
  let after: readonly [string, string, number] = ['00000000-0000-0000-0000-000000000000', '', 0];
  for (;;) {
    const rows = await db.query<KeptSample>(page, [visitId, ...after]);
    for (const row of rows) tell(redraw(row));
    count += rows.length;
    const last = rows.at(-1);
    if (last === undefined) return count;
    after = [last.visitId, last.kind, last.round];
  }
};
