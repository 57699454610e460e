import { format, outcomeWords } from '@kaohe/wording';
import { writeSheet } from './sheet.ts';

/** The honour register; instants ISO 8601. */
export type HonourSheet = {
  readonly rows: readonly {
    readonly year: number;
    readonly unit: { readonly name: string };
    readonly reasons: string;
    readonly authority: string;
    readonly document: string;
    readonly conferredAt: string;
    readonly revokedAt: string | null;
    readonly revokedFor: string | null;
  }[];
};

/** 荣誉登记, in Chinese as every paper of the office; those revoked stay in it. */
export const writeHonours = ({ rows }: HonourSheet): Promise<Uint8Array> => {
  const { honours, sheet } = outcomeWords('zh-CN');
  const { day } = format('zh-CN');
  return writeSheet({
    name: honours.register,
    title: honours.register,
    above: [honours.registerHint],
    columns: [
      { heading: honours.year, width: 8, format: '0' },
      { heading: honours.columns.unit, width: 28 },
      { heading: sheet.reasons, width: 44 },
      { heading: honours.authority, width: 18 },
      { heading: honours.basis, width: 24 },
      { heading: honours.conferred, width: 16 },
      { heading: honours.columns.stage, width: 30 },
    ],
    rows: rows.map((row) => [
      row.year,
      row.unit.name,
      row.reasons,
      row.authority,
      row.document,
      day(row.conferredAt),
      row.revokedAt === null
        ? honours.inForce
        : `${honours.revoked(day(row.revokedAt))}${row.revokedFor === null ? '' : `：${row.revokedFor}`}`,
    ]),
    below: [],
  });
};
