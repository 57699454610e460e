import {
  type Cause,
  type ClaimedMail,
  claimMails,
  countUnsent,
  markSent,
  putNotices,
  readCause,
  readObjector,
  recipients,
  releaseMails,
} from '@kaohe/db';
import { Fault, type MachineName } from '@kaohe/domain';
import { isLocale, type NoticeParams, say } from '@kaohe/wording';
import type { Mailer } from '../channels/mail.ts';
import type { Context } from '../context.ts';
import type { Handler, Payload } from '../payload.ts';

const textOf = (data: { readonly [field: string]: unknown }, field: string): string | undefined => {
  const value = data[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};

/** What a case is called beside its process. */
const subjects: { readonly [M in MachineName]?: (birth: Cause['birth']) => string | undefined } = {
  standard: (birth) => textOf(birth, 'name'),
  periodReview: (birth) => textOf(birth, 'name'),
  workSheet: (birth) => textOf(birth, 'indicator'),
  questionnaire: (birth) => textOf(birth, 'title'),
  rectification: (birth) => textOf(birth, 'title'),
  rectificationItem: (birth) =>
    `${textOf(birth, 'no') ?? ''}. ${textOf(birth, 'problem') ?? ''}`.slice(0, 60),
};

/** Reasons and documents go along only where the words of the notice tell them: params reach whoever gets it. */
const tells = (notice: string, field: 'reasons' | 'document'): boolean => {
  const { body } = say('zh-CN').notice(notice);
  return body({ [field]: 'x' }) !== body({});
};

/** What the words of a notice are made from. */
export const paramsOf = (notice: string, cause: Cause): NoticeParams => {
  const reasons = tells(notice, 'reasons') ? textOf(cause.data, 'reasons') : undefined;
  const document = tells(notice, 'document') ? textOf(cause.data, 'document') : undefined;
  const subject = subjects[cause.machine]?.(cause.birth);
  return {
    machine: cause.machine,
    stage: cause.stage,
    event: cause.event,
    ...(cause.unit !== null && { unit: cause.unit }),
    ...(cause.cycle !== null && { cycle: cause.cycle }),
    ...(subject !== undefined && { subject }),
    ...(reasons !== undefined && { reasons }),
    ...(document !== undefined && { document }),
    ...(cause.dueAt !== null && { due: cause.dueAt.toISOString() }),
  };
};

/** What the store added: the subject, and of a reminder its date. */
const said = ({ notice, subject, due, days }: Payload<'notify'>): NoticeParams => ({
  ...(subject !== undefined && { subject }),
  ...(due !== undefined && { due }),
  ...(days !== undefined && notice === 'reminder' && { left: days }),
  ...(days !== undefined && notice === 'overdue' && { days }),
});

const batch = 50;

type Post = {
  readonly context: Context;
  readonly mailer: Mailer;
  readonly machine: string;
  readonly instanceId: string;
};

const post = async (
  { context, mailer, machine, instanceId }: Post,
  outboxId: string,
  mail: ClaimedMail,
): Promise<void> => {
  const locale = isLocale(mail.language) ? mail.language : 'zh-CN';
  const words = say(locale).notice(mail.notice);
  await mailer.send({
    messageId: `<fx-${outboxId}-${mail.personId}@${context.mailHost}>`,
    to: { name: mail.name, address: mail.email },
    locale,
    title: words.title,
    body: words.body(mail.params),
    link: `${context.publicUrl}/cases/${machine}/${instanceId}`,
  });
  await markSent(context.db, mail.id);
};

/** Sends what isn't sent yet; one bad address keeps nobody else from his mail. */
const postAll = async (way: Post, outboxId: string): Promise<void> => {
  const { db, claim } = way.context;
  const failed: { readonly id: string; readonly error: unknown }[] = [];
  for (;;) {
    const mails = await claimMails(db, outboxId, { seconds: claim, limit: batch });
    if (mails.length === 0) break;
    const sent = await Promise.allSettled(mails.map((mail) => post(way, outboxId, mail)));
    for (const [index, one] of sent.entries())
      if (one.status === 'rejected') failed.push({ id: mails[index]?.id ?? '', error: one.reason });
  }
  const [first] = failed;
  if (first !== undefined) {
    await releaseMails(
      db,
      failed.map(({ id }) => id),
    );
    throw first.error;
  }
  if ((await countUnsent(db, outboxId)) > 0) throw new Fault('unavailable', { issue: 'mailUnderWay' });
};

const address = /[^\s@<>,;，；]+@[^\s@<>,;，；]+\.[^\s@<>,;，；]+/;

/** Who objected without an account is told by mail what came of it, where he left an address; by his receipt in every case. */
const answerObjector = async (
  { context, mailer, instanceId }: Omit<Post, 'machine'>,
  { outboxId, notice, params }: { outboxId: string; notice: string; params: NoticeParams },
): Promise<void> => {
  const objector = await readObjector(context.db, instanceId);
  const to = objector?.contact.match(address)?.[0];
  if (objector === null || to === undefined) return;
  const words = say('zh-CN').notice(notice);
  await mailer.send({
    messageId: `<fx-${outboxId}-objector@${context.mailHost}>`,
    to: { name: objector.name ?? '', address: to },
    locale: 'zh-CN',
    title: words.title,
    body: words.body(params),
    link: `${context.publicUrl}/notice/`,
  });
};

/** Tells everybody concerned, in the inbox once, and by mail where there is a mail server. */
export const notify =
  (context: Context): Handler<'notify'> =>
  async (payload, row) => {
    const { to, notice, params, others = false } = payload;
    const { db, mailer } = context;
    const cause = await readCause(db, row.instanceId, row.seq);
    if (cause === undefined) throw new Fault('invalid', { issue: 'noCause' });
    const named = textOf(cause.data, 'unitId') ?? null;
    const reached = await recipients(db, row.instanceId, { to, named });
    const people = reached.filter(({ personId }) => !others || personId !== cause.actorId);
    if (mailer && to === 'opener' && cause.machine === 'objection')
      await answerObjector(
        { context, mailer, instanceId: row.instanceId },
        { outboxId: row.id, notice, params: paramsOf(notice, cause) },
      );
    if (people.length === 0) return 'nobody';
    await putNotices(db, {
      outboxId: row.id,
      instanceId: row.instanceId,
      notice,
      params: { ...paramsOf(notice, cause), ...said(payload), ...params },
      at: row.at,
      people: people.map(({ personId }) => personId),
      mail: mailer !== undefined,
    });
    if (mailer)
      await postAll({ context, mailer, machine: cause.machine, instanceId: row.instanceId }, row.id);
    return null;
  };
