import { z } from 'zod';

/** What a filed document is. The last two show that something was clicked, not that it was done. */
export const filingNatures = ['document', 'photo', 'screenshot', 'checkIn'] as const;
export type FilingNature = (typeof filingNatures)[number];

/** A picture of a screen and a check-in carry no points, whatever they show (product.md: the effect, not the paper). */
export const carriesPoints = (nature: FilingNature): boolean => nature === 'document' || nature === 'photo';

const indicators = z.array(z.string().min(1).max(40)).min(1).max(100);
const title = z.string().trim().min(1).max(200);

/** A document that a unit files once, for every indicator that it serves. */
export const filingSchema = z.strictObject({
  fileId: z.uuid(),
  title,
  nature: z.enum(filingNatures),
  indicators,
});
export type NewFiling = z.infer<typeof filingSchema>;
export const filingUseSchema = z.strictObject({ title, indicators });

export const checkOutcomes = ['met', 'partly', 'missing'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];
const share: Readonly<Record<CheckOutcome, number>> = { met: 1, partly: 0.5, missing: 0 };

/** What an assessor found in the documents of one indicator, item by item. */
export const documentCheckSchema = z.strictObject({
  indicator: z.string().min(1).max(40),
  items: z
    .array(
      z.strictObject({
        code: z.string().min(1).max(40),
        outcome: z.enum(checkOutcomes),
        note: z.string().trim().max(500),
      }),
    )
    .min(1)
    .max(50),
  opinion: z.string().trim().min(1).max(2000),
  /** The filed documents that were looked at. */
  filings: z.array(z.uuid()).max(200),
});
export type NewDocumentCheck = z.infer<typeof documentCheckSchema>;

/** How much of a checklist is met, in 1/100 per cent; half of an item that is met partly. */
export const checkRate = (items: readonly { readonly outcome: CheckOutcome }[]): number =>
  items.length === 0
    ? 0
    : Math.round((items.reduce((sum, { outcome }) => sum + share[outcome], 0) / items.length) * 10_000);

export type Filed = {
  readonly indicators: readonly string[];
  /** Bytes. */
  readonly size: number;
};
export type Load = { readonly files: number; readonly bytes: number };

/** What is filed for one indicator. */
export const loadOf = (filed: readonly Filed[], indicator: string): Load => {
  const own = filed.filter(({ indicators: codes }) => codes.includes(indicator));
  return { files: own.length, bytes: own.reduce((sum, { size }) => sum + size, 0) };
};

/** Within what the policy lets a unit put forward at a time: for one indicator, or with one act. */
export const fits = (
  { files, bytes }: Load,
  most: { readonly files: number; readonly megabytes: number },
): boolean => files <= most.files && bytes <= most.megabytes * 1024 * 1024;

/** The burden of a unit: what it filed, and how many filings it was spared because one document serves several indicators. */
export const burdenOf = (filed: readonly Filed[]): Load & { readonly spared: number } => ({
  files: filed.length,
  bytes: filed.reduce((sum, { size }) => sum + size, 0),
  spared: filed.reduce((sum, { indicators: codes }) => sum + Math.max(0, codes.length - 1), 0),
});

/** A line that gives points for nothing but what carries none; its place in the list, or null. */
export const firstUncarried = (
  lines: readonly {
    readonly points: number;
    readonly evidence: readonly string[];
    readonly rests?: readonly string[] | undefined;
  }[],
  carriesNone: ReadonlySet<string>,
): number | null => {
  const at = lines.findIndex(
    ({ points, evidence, rests = [] }) =>
      points > 0 && rests.length === 0 && evidence.length > 0 && evidence.every((id) => carriesNone.has(id)),
  );
  return at < 0 ? null : at;
};
