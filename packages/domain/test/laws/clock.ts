import { z } from 'zod';
import { explore, keyOf, valuations } from '../../src/explore.ts';
import type { Definition } from '../../src/kernel/definition.ts';
import { isInternal } from '../../src/kernel/event.ts';
import type { Deadline } from '../../src/kernel/stage.ts';
import { metaOf, step } from '../../src/kernel/step.ts';
import { stages } from './reading.ts';

export const deadlinesOf = (definition: Definition): readonly { stage: string; deadline: Deadline }[] =>
  stages(definition).flatMap((stage) =>
    (metaOf(definition.machine, stage).deadlines ?? []).map((deadline) => ({ stage, deadline })),
  );

const datesOf = (definition: Definition): readonly string[] => {
  const dates: unknown = definition.data.shape.dates;
  return dates instanceof z.ZodObject ? Object.keys(dates.shape) : [];
};

const declaration = (definition: Definition, stage: string, deadline: Deadline): readonly string[] => {
  const spec = definition.events[deadline.send];
  const date = deadline.on ?? deadline.from;
  return [
    ...(spec === undefined ? [`${stage}: the deadline's ${deadline.send} is not in the catalogue`] : []),
    ...(spec !== undefined && !isInternal(spec)
      ? [`${stage}: a person may send the deadline's ${deadline.send}`]
      : []),
    ...((deadline.window === undefined) === (deadline.on === undefined)
      ? [`${stage}: ${deadline.send} is due either after a window or on a date`]
      : []),
    ...(date !== undefined && !datesOf(definition).includes(date)
      ? [`${stage}: ${deadline.send} counts on the date ${date}, which it isn't born with`]
      : []),
  ];
};

/** A deadline fires once: a row that refuses its event under any facts would wait for ever. */
const taken = (definition: Definition): readonly string[] =>
  explore(definition).nodes.flatMap((row) =>
    (metaOf(definition.machine, row.stage).deadlines ?? [])
      .filter(({ send }) => send in definition.events)
      .flatMap(({ send }) =>
        valuations(definition, send)
          .filter(
            (facts) =>
              step(definition.machine, row, {
                type: send,
                data: {},
                at: '',
                effective: '',
                by: null,
                facts,
              }) === 'refused',
          )
          .map(
            (facts) => `${keyOf(row)}: does not take its deadline's ${send} given ${JSON.stringify(facts)}`,
          ),
      ),
  );

export const clock = (definition: Definition): readonly string[] => {
  const declared = deadlinesOf(definition);
  const sent = new Set(declared.map(({ deadline }) => deadline.send));
  return [
    ...declared.flatMap(({ stage, deadline }) => declaration(definition, stage, deadline)),
    ...taken(definition),
    ...stages(definition).flatMap((stage) =>
      (metaOf(definition.machine, stage).holds ?? [])
        .filter((event) => !sent.has(event))
        .map((event) => `${stage}: holds ${event}, which no stage declares`),
    ),
    ...Object.entries(definition.events)
      .filter(([, spec]) => spec.extends !== undefined && !sent.has(spec.extends.event))
      .map(([type, spec]) => `${type}: extends ${spec.extends?.event}, which no stage declares`),
  ];
};
