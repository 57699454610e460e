import {
  type ArchiveSource,
  type Db,
  type FileStore,
  noteArchive,
  readArchive,
  readExplanation,
} from '@kaohe/db';
import { Fault } from '@kaohe/domain';
import { type ArchiveFacts, writeArchive } from '@kaohe/paper';
import { format, scoreText, words } from '@kaohe/wording';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Session } from '../session.ts';

type Deps = {
  readonly db: Db;
  readonly store: FileStore;
  readonly sessionOf: (request: FastifyRequest) => Promise<Session | null>;
};
const asked = z.object({ id: z.uuid() });

/** Words by names as the journal has them; one that is no longer known is shown as it is. */
const said = (): ArchiveFacts['said'] => {
  const spoken = words('zh-CN');
  const { time } = format('zh-CN');
  type Machine = {
    readonly name: string;
    readonly stages: Readonly<Record<string, string>>;
    readonly events: Readonly<Record<string, { readonly label: string }>>;
  };
  const machines: Readonly<Record<string, Machine>> = spoken.machines;
  const roles: Readonly<Record<string, string>> = spoken.roles;
  return {
    machine: (name) => machines[name]?.name ?? name,
    event: (name, event) => machines[name]?.events[event]?.label ?? event,
    stage: (name, stage) => machines[name]?.stages[stage] ?? stage,
    role: (role) => roles[role] ?? role,
    moment: time,
  };
};

const scored = async (db: Db, session: Session, id: string): Promise<ArchiveFacts['score']> => {
  const found = await readExplanation(db, session.scope, id);
  return found === null
    ? null
    : { data: found, paragraphs: scoreText(found, 'zh-CN').map(({ text }) => text) };
};

const factsOf = (source: ArchiveSource, score: ArchiveFacts['score']): ArchiveFacts => ({
  ...source,
  score,
  said: said(),
});

/**
 * Everything that is kept of one unit in one cycle, `GET /archives/:id`, as a zip written while it is sent; for office, leaders,
 * inspectorate and auditors. What was handed out is noted by its checksum.
 */
export const serveArchives = (app: FastifyInstance, { db, store, sessionOf }: Deps): void => {
  app.get('/archives/:id', async (request, reply) => {
    const session = await sessionOf(request);
    if (session === null) throw new Fault('unauthenticated');
    const { id } = asked.parse(request.params);
    const source = await readArchive(db, session.scope, id);
    const archive = writeArchive(factsOf(source, await scored(db, session, id)), (sha256) =>
      store.read(sha256),
    );
    await noteArchive(db, session.scope, {
      id: crypto.randomUUID(),
      assessmentId: id,
      checksum: archive.checksum,
      files: archive.files,
    });
    const name = `${source.unit} ${source.cycle} 考核档案.zip`.replaceAll('/', '_');
    return reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('x-archive-checksum', archive.checksum)
      .header('cache-control', 'private, no-store')
      .send(archive.stream);
  });
};
