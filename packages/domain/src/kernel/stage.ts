import type { DateName, MachineName, RollName, WindowName } from './name.ts';
import type { Role } from './role.ts';

/**
 * A deadline that a stage declares. Due: `window` counted from the entry of the stage (or from the date `from`), or on the date `on` itself.
 * Keyed by the event it sends: declared again in the next stage, it runs on.
 */
export type Deadline = {
  readonly send: string;
  readonly window?: WindowName;
  readonly from?: DateName;
  readonly on?: DateName;
  /** Closes to the second: a person's event at or after due is refused as lapsed, whenever the sweep comes. */
  readonly closes?: boolean;
};

/** Everything shared code asks about a stage; it never compares stage names. */
export type StageMeta = {
  /** Who moves it next: capacities, the holders of a roll's open slots, children that are still open, or only the clock. */
  readonly awaits?: Role | readonly Role[] | { roll: RollName } | { child: MachineName };
  readonly deadlines?: readonly Deadline[];
  /** Deadlines of earlier stages that wait here with the working days they had left. */
  readonly holds?: readonly string[];
  /** The roll whose slots are made when the stage is entered. */
  readonly roll?: RollName;
  /** What may be opened under an instance in this stage. */
  readonly opens?: readonly MachineName[];
};

/**
 * `closed`: over, though the register may still take an event; `settled`: counts as done for its parent; `internal`: not yet shown to units;
 * `editable`: rows that belong to it may be edited; `public`: shown on the public pages; `papers`: papers are typed in;
 * `filing`: documents may be filed and checked.
 */
export type StageTag =
  | 'closed'
  | 'settled'
  | 'internal'
  | 'editable'
  | 'public'
  | 'papers'
  | 'filing'
  | 'cancelled';
