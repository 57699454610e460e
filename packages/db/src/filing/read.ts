import { burdenOf, type CheckOutcome, type Load, loadOf } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { demand } from '../read/place.ts';
import type { PersonRef } from '../read/row.ts';
import type { Scope } from '../read/scope.ts';
import { isTold, personOf } from '../read/score.ts';
import { groundOf } from '../score/scheme.ts';
import { type Attached, attachedOf } from './attached.ts';
import { isFilingOpen, mayCheck, mayFile } from './right.ts';
import { type FilingRow, filingsOf } from './row.ts';

export type FilingView = Omit<FilingRow, 'at' | 'sha256'> & { readonly at: string };
export type CheckView = {
  readonly id: string;
  readonly indicator: string;
  readonly items: readonly { readonly code: string; readonly outcome: CheckOutcome; readonly note: string }[];
  readonly opinion: string;
  /** In 1/100 per cent. */
  readonly rate: number;
  readonly filings: readonly string[];
  readonly by: PersonRef | null;
  readonly at: string;
};
export type FilingIndicator = {
  readonly code: string;
  readonly name: string;
  readonly rule: string;
  /** Documents are looked at for it. */
  readonly reviewed: boolean;
  /** Its checklist; the indicator itself where it has none. */
  readonly items: readonly { readonly code: string; readonly name: string }[];
  readonly load: Load;
};
/** What a unit filed in a cycle, and what was found in it. */
export type Filings = {
  readonly unit: string;
  readonly mayFile: boolean;
  readonly mayCheck: boolean;
  readonly filings: readonly FilingView[];
  readonly indicators: readonly FilingIndicator[];
  /** While it is weighed only the team sees it. */
  readonly checks: readonly CheckView[];
  readonly burden: Load & { readonly spared: number };
  /** What it put forward besides, by process. */
  readonly attached: readonly Attached[];
  /** For one indicator, or with one act, at most. */
  readonly limits: { readonly files: number; readonly megabytes: number };
};

const checks = {
  name: 'document-checks',
  text: `select c.id, c.indicator, c.items, c.opinion, c.rate, c.filings, ${personOf('c.by')} as by, c.at
    from document_check c where c.assessment_id = $1 and c.superseded_at is null order by c.indicator, c.at limit 1000`,
};
const name = {
  name: 'filing-unit',
  text: 'select u.name from assessment a join unit u on u.id = a.unit_id where a.id = $1',
};

/** The documents of an assessment, its checklists and its burden meter. Throws `notFound` beyond the scope. */
export const readFilings = async (db: Db, scope: Scope, id: string): Promise<Filings> => {
  const met = await demand(db, scope, { id, machine: 'assessment' });
  const ground = await groundOf(db, db.memory, met.id);
  const rows = await filingsOf(db, met.id);
  const told = await isTold(db, met);
  const found = told ? await db.query<Omit<CheckView, 'at'> & { readonly at: Date }>(checks, [met.id]) : [];
  const [unit] = await db.query<{ name: string }>(name, [met.id]);
  const open = isFilingOpen(met);
  return {
    unit: unit?.name ?? '',
    mayFile: open && mayFile(met),
    mayCheck: open && mayCheck(met),
    filings: rows.map(({ at, sha256: _, ...row }) => ({ ...row, at: at.toISOString() })),
    indicators: [...ground.indicators.values()].map(({ code, name: label, rule, methods, items }) => ({
      code,
      name: label,
      rule,
      reviewed: methods.includes('documentReview'),
      items:
        items.length === 0
          ? [{ code, name: label }]
          : items.map((one) => ({ code: one.code, name: one.name })),
      load: loadOf(rows, code),
    })),
    checks: found.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
    burden: burdenOf(rows),
    attached: await attachedOf(db, met),
    limits: ground.policy.evidence,
  };
};
