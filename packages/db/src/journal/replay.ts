import { isDeepStrictEqual } from 'node:util';
import { birth, type Stored as Place, step } from '@kaohe/domain';
import { laws } from '../advance/law.ts';
import type { Head, Stored } from './chain.ts';

/** Where the journal leads otherwise than the store says. */
export type Drift = {
  readonly instanceId: string;
  /** The first entry whose stage isn't what replaying gives; null: the stored row itself. */
  readonly seq: number | null;
  readonly stage: string;
  readonly stored: string;
};

const entryLeads = (place: Place, { machine }: Head, row: Stored): Place | 'refused' =>
  step(laws[machine].machine, place, {
    type: row.event,
    data: row.payload,
    at: row.at,
    effective: row.effective,
    by: row.actorId,
    facts: row.facts as { [name: string]: boolean },
  });

/** Folds `step` over the journal of one instance: nothing when it arrives at the stored stage and context. */
export const replayed = (head: Head, rows: readonly Stored[]): readonly Drift[] => {
  const { id: instanceId, machine } = head;
  const first = birth(laws[machine].machine);
  let place: Place = { stage: first.stage, context: first.context };
  for (const row of rows.slice(1)) {
    const next = entryLeads(place, head, row);
    if (next === 'refused' || next.stage !== row.toStage) {
      return [
        { instanceId, seq: row.seq, stage: next === 'refused' ? next : next.stage, stored: row.toStage },
      ];
    }
    place = { stage: next.stage, context: next.context };
  }
  const arrives = place.stage === head.stage && isDeepStrictEqual({ ...place.context }, { ...head.context });
  return arrives ? [] : [{ instanceId, seq: null, stage: place.stage, stored: head.stage }];
};
