import { checksumOf, keepFile, type Profile, readProfile, readSubjects } from '@kaohe/db';
import { writeProfile } from '@kaohe/table';
import { z } from 'zod';
import { router, signedIn } from '../trpc.ts';
import { paging } from './paging.ts';

const one = z.strictObject({ personId: z.uuid() });
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The same content has the same checksum, whenever it is exported. */
const sheetOf = async (profile: Profile): Promise<{ checksum: string; bytes: Uint8Array }> => {
  const checksum = checksumOf(profile);
  return { checksum, bytes: await writeProfile({ ...profile, checksum }) };
};

export const profile = router({
  /** Responsible subjects within the reach of the office and of those above. */
  subjects: signedIn
    .input(z.strictObject({ ...paging, search: z.string().max(80).optional() }))
    .query(({ ctx, input }) => readSubjects(ctx.db, ctx.session.scope, input)),
  /** One subject over indicators and years; one's own as far as it has been told. */
  byPerson: signedIn
    .input(one)
    .query(({ ctx, input }) => readProfile(ctx.db, ctx.session.scope, input.personId)),
  /** The same as an Excel file for the evaluation of cadres, with its checksum; who exports it may fetch it. */
  export: signedIn.input(one).mutation(async ({ ctx, input }) => {
    const profile = await readProfile(ctx.db, ctx.session.scope, input.personId);
    const { checksum, bytes } = await sheetOf(profile);
    const name = `${profile.person.name} 履责档案.xlsx`;
    const file = await keepFile(ctx.db, ctx.store, { bytes, name, type, by: ctx.session.person.id });
    return { fileId: file.id, checksum, sha256: file.sha256 };
  }),
});
