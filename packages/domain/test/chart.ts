import type { Definition } from '../src/kernel/definition.ts';
import type { Effect } from '../src/kernel/effect.ts';
import type { EventSpec } from '../src/kernel/event.ts';
import type { FactSource } from '../src/kernel/fact.ts';
import type { Deadline, StageMeta } from '../src/kernel/stage.ts';
import { isClosed, metaOf, tagsOf } from '../src/kernel/step.ts';
import { entryEffects, initialOf, nodeOf, stages, type Written, written } from './laws/reading.ts';

export const fileOf = (name: string): string =>
  `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;

/** The part of an event's name that its process doesn't say already. */
const verb = (event: string): string => event.slice(event.indexOf('.') + 1);
const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|') || '–').join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[]): readonly string[] =>
  rows.length === 0 ? [] : [row(...head), row(...head.map(() => '---')), ...rows, ''];

const awaitedBy = ({ awaits }: StageMeta): string => {
  if (awaits === undefined) return '';
  if (typeof awaits === 'string') return awaits;
  if ('roll' in awaits) return `roll ${awaits.roll}`;
  return 'child' in awaits ? `${awaits.child} open` : awaits.join(', ');
};

const effectText = (effect: Effect): string => {
  switch (effect.type) {
    case 'notify':
      return `tell ${effect.to}: ${effect.notice}`;
    case 'render':
      return `write ${effect.document}`;
    case 'send':
      return `${effect.must ? 'must send' : 'send'} ${effect.event} to ${effect.to}`;
    case 'broadcast':
      return `broadcast ${effect.event}${effect.match === undefined ? '' : ` matching ${effect.match}`}`;
    case 'open':
      return `open ${effect.machine}${effect.each === undefined ? '' : ` for each of ${effect.each}`}${effect.under === 'parent' ? ' beside it' : ''}`;
  }
};
const effectTexts = (effects: readonly Effect[]): string => effects.map(effectText).join('; ');

const thenText = ({ sets, effects }: Written): string =>
  [...Object.entries(sets).map(([name, value]) => `${name} := ${String(value)}`), effectTexts(effects)]
    .filter((text) => text !== '')
    .join('; ');

const deadlineText = ({ send, window, from, on, closes }: Deadline): string => {
  const due = on === undefined ? `${window}${from === undefined ? '' : ` from ${from}`}` : `on ${on}`;
  return `${verb(send)} (${due}${closes === true ? ', closes' : ''})`;
};

const clockText = (meta: StageMeta): string =>
  [
    ...(meta.deadlines ?? []).map(deadlineText),
    ...(meta.holds ?? []).map((event) => `holds ${verb(event)}`),
  ].join('; ');

const specText = (spec: EventSpec | undefined): string => {
  if (spec === undefined) return '';
  return [
    ...spec.unless.map((relation) => `not who ${relation}`),
    ...(spec.only === undefined ? [] : [`only the ${spec.only}`]),
    ...(spec.signs === undefined ? [] : [`signs ${spec.signs}`]),
    ...(spec.sealed.length === 0 ? [] : [`seals ${spec.sealed.join(', ')}`]),
    ...(spec.involves === undefined ? [] : [`becomes ${spec.involves}`]),
    ...(spec.extends === undefined ? [] : [`moves ${verb(spec.extends.event)} by ${spec.extends.window}`]),
  ].join('; ');
};

const factText = (source: FactSource): string => {
  if (source.kind === 'query') return 'asked of the store';
  if (source.kind === 'roll') return `every slot of ${source.roll} is done`;
  const where = source.within === 'unit' ? ' of the unit' : '';
  return `every ${source.machine}${where} is ${source.every}${source.some === true ? ', and there is one' : ''}`;
};

/** Arrows of the root stand in every stage that is not final and has none of its own for the event. */
const spread = (definition: Definition): readonly Written[] => {
  const ways = written(definition);
  const own = ways.filter(({ stage }) => stage !== '');
  const root = ways.filter(({ stage }) => stage === '');
  return stages(definition).flatMap((stage) => {
    const here = own.filter((way) => way.stage === stage);
    const final = nodeOf(definition.machine, stage).type === 'final';
    const taken = new Set(here.map(({ event }) => event));
    return [
      ...here,
      ...(final ? [] : root.filter(({ event }) => !taken.has(event)).map((way) => ({ ...way, stage }))),
    ];
  });
};

const diagram = (definition: Definition, ways: readonly Written[]): readonly string[] => {
  const moves = ways.flatMap(({ stage, target, event, guard }) =>
    target === undefined || event === `${definition.name}.cancel`
      ? []
      : [`  ${stage} --> ${target}: ${verb(event)}${guard === '' ? '' : ` [${guard}]`}`],
  );
  const over = stages(definition).filter(
    (stage) =>
      isClosed(definition.machine, stage) && !tagsOf(definition.machine, stage).includes('cancelled'),
  );
  return [
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${initialOf(definition)}`,
    ...new Set(moves),
    ...over.map((stage) => `  ${stage} --> [*]`),
    '```',
    '',
  ];
};

/** What the machine says, as a page to be read and reviewed: the chart, its stages, arrows, facts. */
export const chart = (definition: Definition): string => {
  const { machine, events, facts, name, parents, seenBy } = definition;
  const ways = spread(definition);
  return [
    `# ${name}`,
    '',
    `Opened under: ${parents.join(', ') || 'nothing; it is begun by itself'}. Seen by: ${seenBy.join(', ')}.`,
    '',
    ...(ways.some(({ event }) => event === `${name}.cancel`) && parents.length > 0
      ? [
          `Besides what is drawn, \`${name}.cancel\` leads from every stage that is not over to \`cancelled\`.`,
          '',
        ]
      : []),
    ...diagram(definition, ways),
    '## Stages',
    '',
    ...table(
      ['stage', 'awaits', 'deadlines', 'on entry', 'tags'],
      stages(definition).map((stage) => {
        const meta = metaOf(machine, stage);
        const final = nodeOf(machine, stage).type === 'final' ? ['final'] : [];
        return row(
          stage,
          awaitedBy(meta),
          clockText(meta),
          effectTexts(entryEffects(definition, stage)),
          [...final, ...tagsOf(machine, stage)].join(', '),
        );
      }),
    ),
    '## Events',
    '',
    ...table(
      ['stage', 'event', 'by', 'if', 'goes to', 'then'],
      ways.map((way) =>
        row(
          way.stage,
          verb(way.event),
          (events[way.event]?.by ?? []).join(', '),
          way.guard,
          way.target ?? '(stays)',
          thenText(way),
        ),
      ),
    ),
    '## Rights and data',
    '',
    ...table(
      ['event', 'by', 'bound', 'data'],
      Object.entries(events).map(([event, spec]) =>
        row(verb(event), spec.by.join(', '), specText(spec), Object.keys(spec.shape).join(', ')),
      ),
    ),
    ...(Object.keys(facts).length === 0 ? [] : ['## Facts', '']),
    ...table(
      ['fact', 'established by'],
      Object.entries(facts).map(([fact, source]) => row(fact, factText(source))),
    ),
  ].join('\n');
};

/** The list of the charts. */
export const index = (all: readonly Definition[]): string =>
  [
    '# Charts of the processes',
    '',
    'Drawn from the machines; a change of a rule shows here as a difference to be read. After such a change:',
    '`UPDATE=1 pnpm --filter @kaohe/domain test chart`.',
    '',
    ...table(
      ['process', 'opened under', 'stages', 'events'],
      all.map(({ name, parents, machine, events }) =>
        row(
          `[${name}](${fileOf(name)})`,
          parents.join(', '),
          `${Object.keys(machine.states).length}`,
          `${Object.keys(events).length}`,
        ),
      ),
    ),
  ].join('\n');
