import type { Paper } from '@kaohe/domain';
import type { Memory } from '../memory.ts';
import type { Sql } from '../sql.ts';
import { unseal } from './seal.ts';
import { papersSchema } from './voice.ts';

/** SQL: papers that were typed in, by class of voters; a batch counts once, as its larger entry. */
export const papersByClass = (
  id: string,
): string => `(select coalesce(json_object_agg(c.class, c.papers), '{}')
  from (select b.class, sum(b.papers)::int as papers
    from (select k.key as class, max(k.value::int) as papers from paper_entry e cross join jsonb_each_text(e.classes) k
      where e.questionnaire_id = ${id} group by e.batch, k.key) b group by b.class) c)`;

export type Entry = {
  readonly batch: number;
  readonly pass: number;
  readonly by: string;
  readonly agreed: boolean;
  readonly papers: readonly Paper[];
};
const entered = {
  name: 'papers-entered',
  text: `select batch, pass, by, agreed, box from paper_entry where questionnaire_id = $1 and (batch = $2 or $2 is null) order by batch, pass`,
};
type Stored = Omit<Entry, 'papers'> & { readonly box: Buffer };

/** The entries of one batch of papers, or of all, opened. */
export const entriesOf = async (
  sql: Sql,
  memory: Memory,
  { id, batch }: { id: string; batch: number | null },
): Promise<readonly Entry[]> => {
  const rows = await sql.query<Stored>(entered, [id, batch]);
  return rows.map(({ box, ...row }) => ({
    ...row,
    papers: papersSchema.parse(unseal({ memory, questionnaireId: id }, box)),
  }));
};
