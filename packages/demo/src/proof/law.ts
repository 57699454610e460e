import {
  type Catalogue,
  isClosed,
  type MachineName,
  machineNames,
  metaOf,
  type Role,
  registry,
  stagesOf,
  tagsOf,
  takenBy,
} from '@kaohe/domain';

/** The law as tables that SQL can be joined with. */
export type StageLaw = {
  readonly machine: MachineName;
  readonly stage: string;
  readonly closed: boolean;
  readonly settled: boolean;
  /** Roles that have an event here. */
  readonly owners: readonly Role[];
  /** Events that deadlines of the stage send. */
  readonly deadlines: readonly string[];
  /** It waits for nobody: what stands above it moves it. */
  readonly waits: boolean;
};
export type EventLaw = {
  readonly machine: MachineName;
  readonly event: string;
  readonly by: readonly Role[];
  readonly roll: string | null;
  readonly involves: string | null;
  readonly unless: readonly string[];
  readonly sealed: readonly string[];
};

const catalogueOf = (machine: MachineName): Catalogue => registry[machine].events;

export const stageLaws: readonly StageLaw[] = machineNames.flatMap((machine) => {
  const law = registry[machine].machine;
  const events = catalogueOf(machine);
  return stagesOf(law).map((stage) => {
    const meta = metaOf(law, stage);
    const taken = takenBy(law, stage);
    const owners = new Set(taken.flatMap((type) => events[type]?.by ?? []));
    owners.delete('system');
    return {
      machine,
      stage,
      closed: isClosed(law, stage),
      settled: tagsOf(law, stage).includes('settled'),
      owners: [...owners],
      deadlines: (meta.deadlines ?? []).map((one) => one.send),
      waits: meta.awaits === undefined,
    };
  });
});

export const eventLaws: readonly EventLaw[] = machineNames.flatMap((machine) =>
  Object.entries(catalogueOf(machine)).map(([event, spec]) => ({
    machine,
    event,
    by: spec.by,
    roll: spec.signs ?? null,
    involves: spec.involves ?? null,
    unless: spec.unless,
    sealed: spec.sealed,
  })),
);

/** The tables as parameters, and the SQL that reads them. */
export const stageTable = (bind: string): string =>
  `jsonb_to_recordset(${bind}::jsonb) as law(machine text, stage text, closed boolean, settled boolean, owners jsonb, deadlines jsonb, waits boolean)`;
export const eventTable = (bind: string): string =>
  `jsonb_to_recordset(${bind}::jsonb) as law(machine text, event text, "by" jsonb, roll text, involves text, unless jsonb, sealed jsonb)`;
