import { useQuery } from '@tanstack/react-query';
import type { inferOutput } from '@trpc/tanstack-react-query';
import { useTRPC } from '../../workflow/api.ts';

type Api = ReturnType<typeof useTRPC>['scoring'];
export type Sheet = inferOutput<Api['sheet']>;
export type SheetIndicator = Sheet['indicators'][number];
export type Proof = Sheet['proofs'][number];
export type Comparison = inferOutput<Api['compare']>;
export type Compared = Comparison['compared'][number];
export type Round = inferOutput<Api['round']>;
export type RoundUnit = Round['units'][number];

/** The assessment as its case page has it. */
export const useAssessment = (id: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.assessment.byId.queryOptions({ id }), throwOnError: true });
};
/** Indicators with their rules, and what was found. */
export const useSheet = (id: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.scoring.sheet.queryOptions({ id }), throwOnError: true });
};
/** The assessors' scores side by side. */
export const useComparison = (id: string) => {
  const trpc = useTRPC();
  return useQuery(trpc.scoring.compare.queryOptions({ id }));
};
/** What was proposed in calibration. */
export const useCalibrations = (id: string) => {
  const trpc = useTRPC();
  return useQuery(trpc.scoring.calibrations.queryOptions({ id }));
};
/** Every score kept, computed again. */
export const useProof = (id: string) => {
  const trpc = useTRPC();
  return useQuery(trpc.scoring.proof.queryOptions({ id }));
};
/** The lines in force and superseded. */
export const useLines = (id: string) => {
  const trpc = useTRPC();
  return useQuery(trpc.assessment.lines.queryOptions({ id }));
};
/** The scores of a cycle's units. */
export const useRound = (cycleId: string) => {
  const trpc = useTRPC();
  return useQuery({ ...trpc.scoring.round.queryOptions({ cycleId }), throwOnError: true });
};
