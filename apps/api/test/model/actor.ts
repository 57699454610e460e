import { type EventSpec, may, type Relation } from '@kaohe/domain';
import { eventsOf } from '../stated.ts';
import { type HeldRole, heldRoles, type TestPerson } from '../world.ts';
import type { Of } from './relatives.ts';
import type { Scene } from './scene.ts';

type Row = { readonly tookPart: boolean; readonly opener: boolean; readonly did: readonly string[] };

/** How somebody stands to the case, as the database has it. */
const standsOf = async (scene: Scene, of: Of, personId: string): Promise<{ [R in Relation]?: boolean }> => {
  const [row] = await scene.db.query<Row>(
    {
      text: `select took_part($2, i.lineage, i.cycle_id, i.unit_id, local_day(app_now())) as "tookPart",
          coalesce(i.opened_by = $2, false) as opener,
          array(select distinct 'did:' || j.event from journal j where j.instance_id = i.id and j.actor_id = $2) as did
        from instance i where i.id = $1`,
    },
    [of.id, personId],
  );
  const stands: { [R in Relation]?: boolean } = {
    tookPart: row?.tookPart ?? false,
    opener: row?.opener ?? false,
  };
  for (const did of row?.did ?? []) stands[did as Relation] = true;
  return stands;
};

const isHeld = (role: string): role is HeldRole => heldRoles.some((one) => one === role);

/** Who sits for the case: the panel, the team. */
const sitting = async (scene: Scene, of: Of): Promise<readonly string[]> => {
  const rows = await scene.db.query<{ id: string }>(
    { text: 'select person_id as id from appointment where case_id = $1 order by role desc, person_id' },
    [of.id],
  );
  return rows.map(({ id }) => id);
};

/** Events that only a member of the panel or the team may send, whatever his role elsewhere. */
const membersOnly = (event: string, spec: EventSpec): boolean =>
  ['appeal.recuse', 'siteVisit.find', 'siteVisit.beginSession', 'siteVisit.endSession'].includes(event) ||
  (spec.signs !== undefined && ['declaration', 'voting', 'visitSignature'].includes(spec.signs));
/** The second assessor of the team signs what the first has found. */
const second = (event: string): boolean => event === 'siteVisit.countersign';

/** The right person for an event, and the capacity in which he sends it. */
export const actorFor = async (
  scene: Scene,
  of: Of,
  event: string,
): Promise<{ person: TestPerson; role: HeldRole }> => {
  const spec = eventsOf(of.machine)[event];
  if (spec === undefined) throw new Error(`${event} is unknown`);
  const members = membersOnly(event, spec) ? await sitting(scene, of) : null;
  for (const role of spec.by.filter(isHeld))
    for (const person of scene.people(role === 'chair' ? 'reviewer' : role)) {
      if (role === 'chair' && !(await isChair(scene, of, person.id))) continue;
      if (members !== null && members.length > 0 && !members.includes(person.id)) continue;
      if (second(event) && person.id !== scene.people('assessor')[1]?.id) continue;
      if (may(spec, [role], await standsOf(scene, of, person.id)) !== null) return { person, role };
    }
  throw new Error(`nobody may send ${event}`);
};

const isChair = async (scene: Scene, of: Of, personId: string): Promise<boolean> => {
  const rows = await scene.db.query(
    { text: `select from appointment where case_id = $1 and person_id = $2 and role = 'chair'` },
    [of.id, personId],
  );
  return rows.length > 0;
};
