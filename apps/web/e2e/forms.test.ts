import { dataSchema, type EventSpec, isInternal, registry } from '@kaohe/domain';
import { interfaceWords, locales, words } from '@kaohe/wording';
import { describe, expect, test } from 'vitest';
import { onMethodsPage } from '../src/workflow/case/path.ts';
import { type Field, fieldsOf } from '../src/workflow/form/shape.ts';
import { cleaned, startValues } from '../src/workflow/form/value.ts';

type Placed = { readonly event: string; readonly field: Field };

const within = (event: string, fields: readonly Field[]): readonly Placed[] =>
  fields.flatMap((field) => [
    { event, field },
    ...(field.kind === 'rows' || field.kind === 'group' ? within(event, field.fields) : []),
  ]);

const specs: readonly (readonly [string, EventSpec])[] = Object.values(registry).flatMap(({ events }) =>
  Object.entries(events),
);
const sendable = specs.filter(([, spec]) => !isInternal(spec));
const all = sendable.flatMap(([event, spec]) => within(event, fieldsOf(dataSchema(spec), event)));
const placeOf = ({ event, field }: Placed): string => `${event}/${field.name}`;

describe('the form of every event', () => {
  test('is derived from its schema', () => {
    expect(sendable.length).toBeGreaterThan(100);
    expect(all.length).toBeGreaterThan(150);
  });

  test('has a field for every key of the data, under its own name', () => {
    for (const [event, spec] of sendable)
      expect(
        fieldsOf(dataSchema(spec), event).map(({ name }) => name),
        event,
      ).toEqual(Object.keys(spec.shape));
  });

  test('sends what was chosen in the shape that the schema takes', () => {
    const spec = registry.cycle.events['cycle.admitUnits'];
    const fields = fieldsOf(dataSchema(spec), 'cycle.admitUnits');
    const unit = '0b7f0d35-6a43-4f0e-9c38-0f5f5b0c7f10';
    expect(cleaned(fields, { ...startValues(fields), units: [unit] })).toEqual({ units: [{ unitId: unit }] });
  });

  test('has a control of its own for every field', () => {
    // The policy is set on a page of its own.
    const elsewhere = ['cycle.setPolicy/policy', 'cycle.proposePolicy/policy'];
    const raw = all.filter(({ field }) => field.kind === 'raw').map(placeOf);
    expect(raw.filter((place) => !elsewhere.includes(place))).toEqual([]);
  });

  test('knows what every reference is to', () => {
    const unknown = all.filter(({ field }) => field.kind === 'reference' && field.to.kind === 'unknown');
    // The records of methods are concluded on the page where they are written.
    const elsewhere = onMethodsPage.map((event) => `${event}/record`);
    expect(unknown.map(placeOf)).toEqual(elsewhere);
  });

  test.each(locales)('has a word for every field and choice in %s', (locale) => {
    const fields: Readonly<Record<string, string>> = {
      ...interfaceWords(locale).field,
      ...words(locale).fields,
    };
    const values: Readonly<Record<string, Readonly<Record<string, string>>>> = words(locale).values;
    const missing = all.flatMap((placed) => {
      const { field } = placed;
      const choices =
        field.kind === 'choice' ? field.options.filter((one) => values[field.name]?.[one] === undefined) : [];
      return [
        ...(fields[field.name] === undefined ? [placeOf(placed)] : []),
        ...choices.map((one) => `${placeOf(placed)}=${one}`),
      ];
    });
    expect(missing).toEqual([]);
  });

  test('sends nothing that was left empty but what the schema asks for', () => {
    const unlawful = sendable.filter(([event, spec]) => {
      const fields = fieldsOf(dataSchema(spec), event);
      const names = Object.keys(cleaned(fields, startValues(fields)));
      return names.some((name) => !fields.some((field) => field.name === name && field.required));
    });
    expect(unlawful.map(([event]) => event)).toEqual([]);
  });
});
