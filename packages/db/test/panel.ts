import { type Company, openedBy } from './company.ts';
import type { Entry } from './course.ts';
import { pump } from './pump.ts';
import { type Person, send } from './world.ts';

export type Vote = { readonly change: boolean; readonly points: number };
/** `[member][line]`; the lines by indicator. */
export type Votes = readonly (readonly Vote[])[];
export type Panel = readonly Person[];
export const stand: Vote = { change: false, points: 0 };
export const to = (points: number): Vote => ({ change: true, points });

export const chairOf = (panel: Panel): Person => {
  const [chair] = panel;
  if (!chair) throw new Error('no chair');
  return chair;
};
export const empanelData = (panel: Panel) => ({
  members: panel.map(({ personId }) => personId),
  chair: chairOf(panel).personId,
});

/** What the people of an appeal do, in the company that there will be. */
export const appealing = (at: () => Company) => {
  const act = (appeal: string, [type, data, who]: readonly [string, object, Person]) =>
    send(at().db, appeal, [`appeal.${type}`, data, who]);
  /** By the secretary, unless somebody else is named. */
  const file = async (
    { assessment, branch }: Entry,
    lines: readonly string[],
    who: Person = branch.secretary,
  ) => {
    const data = { lines, grounds: '已整改', relief: '恢复', evidence: [await at().file()] };
    return openedBy(await send(at().db, assessment, ['assessment.appeal', data, who]));
  };
  const empanel = async (appeal: string, panel: Panel): Promise<void> => {
    await act(appeal, ['empanel', empanelData(panel), at().office]);
    for (const one of panel) await act(appeal, ['declare', {}, one]);
  };
  const linesIn = async (appeal: string): Promise<readonly string[]> => {
    const rows = await at().db.query<{ id: string }>(
      {
        text: `select a.line_id as id from appeal_line a join score_line l on l.id = a.line_id
          where a.appeal_id = $1 order by l.indicator, l.component`,
      },
      [appeal],
    );
    return rows.map(({ id }) => id);
  };
  const vote = async (appeal: string, panel: Panel, votes: Votes): Promise<void> => {
    const lines = await linesIn(appeal);
    for (const [index, member] of panel.entries()) {
      const data = { votes: lines.map((line, n) => ({ line, ...(votes[index]?.[n] ?? stand) })) };
      await act(appeal, ['vote', data, member]);
    }
  };
  const deliberate = async (appeal: string, panel: Panel, votes: Votes): Promise<void> => {
    await act(appeal, ['deliberate', {}, chairOf(panel)]);
    await vote(appeal, panel, votes);
  };
  const decide = (appeal: string, panel: Panel, decision: 'uphold' | 'adjust' | 'adjustPartly' | 'remand') =>
    act(appeal, [decision, { reasons: '合议意见' }, chairOf(panel)]);
  /** Admitted and empanelled, voted and decided. */
  const conduct = async (
    appeal: string,
    panel: Panel,
    [votes, decision]: readonly [Votes, Parameters<typeof decide>[2]],
  ): Promise<void> => {
    await act(appeal, ['admit', {}, chairOf(panel)]);
    await empanel(appeal, panel);
    await deliberate(appeal, panel, votes);
    await decide(appeal, panel, decision);
  };
  /** Approved, and received by the appellant. */
  const serve = async (appeal: string, secretary: Person): Promise<void> => {
    await act(appeal, ['approve', {}, at().leader]);
    await act(appeal, ['receive', {}, secretary]);
  };
  /** Accepted as well: the first level is the last. */
  const finish = async (appeal: string, secretary: Person): Promise<void> => {
    await serve(appeal, secretary);
    await act(appeal, ['accept', {}, secretary]);
    await pump(at().db);
  };
  return { act, file, empanel, linesIn, vote, deliberate, decide, conduct, serve, finish };
};
