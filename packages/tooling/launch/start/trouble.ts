import { Trouble, type TroubleDetail, type TroubleKind } from '@kaohe/db/embedded';
import type { Words } from '../language.mjs';

type Advice = { readonly wrong: Words; readonly remedy: Words };

/** What each trouble of the embedded database means, and what to do about it. */
const advice: Record<TroubleKind, (detail: TroubleDetail) => Advice> = {
  noBinaries: ({ package: name }) => ({
    wrong: {
      en: `There is no embedded PostgreSQL for this system (${name}).`,
      zh: `内置 PostgreSQL 不支持本系统（${name}）。`,
    },
    remedy: {
      en: 'Use a PostgreSQL of your own: DATABASE_URL=postgres://… npm start. If the package should be there, remove node_modules and start again.',
      zh: '请使用自有 PostgreSQL：DATABASE_URL=postgres://… npm start。若应有此包，请删除 node_modules 后重新启动。',
    },
  }),
  noAccount: ({ account }) => ({
    wrong: {
      en: `PostgreSQL doesn't run as root, and the account ${account} could not be made for it.`,
      zh: `PostgreSQL 不能以 root 运行，且未能创建账户 ${account}。`,
    },
    remedy: {
      en: `Start as an ordinary user, or make the account: useradd --system ${account}`,
      zh: `请以普通用户启动，或先创建账户：useradd --system ${account}`,
    },
  }),
  unreachable: ({ folder, account }) => ({
    wrong: {
      en: `The database can't use the folder ${folder} (as ${account}).`,
      zh: `数据库无法使用目录 ${folder}（账户 ${account}）。`,
    },
    remedy: {
      en: 'Give it the right to write there, or choose another folder: KAOHE_HOME=/path npm start',
      zh: '请授予写入权限，或换一个目录：KAOHE_HOME=/路径 npm start',
    },
  }),
  diskFull: ({ folder, freeMiB, neededMiB }) => ({
    wrong: {
      en: `The disk is full: ${freeMiB ?? 0} MiB free for ${folder}, ${neededMiB ?? 256} MiB needed.`,
      zh: `磁盘空间不足：${folder} 可用 ${freeMiB ?? 0} MiB，至少需要 ${neededMiB ?? 256} MiB。`,
    },
    remedy: {
      en: 'Make room, or choose a folder on another disk: KAOHE_HOME=/path npm start. Nothing was lost.',
      zh: '请清理磁盘，或换到其他磁盘：KAOHE_HOME=/路径 npm start。数据没有丢失。',
    },
  }),
  otherVersion: ({ folder, has, needs }) => ({
    wrong: {
      en: `The data in ${folder} were made by PostgreSQL ${has}; this is PostgreSQL ${needs}.`,
      zh: `${folder} 中的数据由 PostgreSQL ${has} 建立，当前为 PostgreSQL ${needs}。`,
    },
    remedy: {
      en: 'Move them with pg_dump and pg_restore, or start afresh: npm start -- --reset',
      zh: '请用 pg_dump 和 pg_restore 迁移数据，或重新开始：npm start -- --reset',
    },
  }),
  inUse: ({ folder, pid }) => ({
    wrong: {
      en: `Another program (process ${pid ?? '?'}) runs the database in ${folder}.`,
      zh: `另一程序（进程 ${pid ?? '?'}）正在使用 ${folder} 中的数据库。`,
    },
    remedy: {
      en: 'Stop that npm start first, or choose another folder: KAOHE_HOME=/path npm start',
      zh: '请先停止那个 npm start，或换一个目录：KAOHE_HOME=/路径 npm start',
    },
  }),
  passwordLost: ({ folder }) => ({
    wrong: {
      en: `The file with the database's password is gone: ${folder}/password.`,
      zh: `数据库密码文件不见了：${folder}/password。`,
    },
    remedy: {
      en: 'Put it back from your backup, or start afresh: npm start -- --reset',
      zh: '请从备份恢复该文件，或重新开始：npm start -- --reset',
    },
  }),
  died: ({ log, words }) => ({
    wrong: {
      en: `The database ended while it started:\n${words ?? ''}`,
      zh: `数据库在启动时退出：\n${words ?? ''}`,
    },
    remedy: { en: `Its log: ${log ?? 'none'}`, zh: `日志：${log ?? '无'}` },
  }),
  slow: ({ log }) => ({
    wrong: {
      en: 'The database did not answer within three minutes; it may be recovering from a crash.',
      zh: '数据库三分钟内没有响应，可能正在从崩溃中恢复。',
    },
    remedy: { en: `Start again later; its log: ${log}`, zh: `请稍后重新启动；日志：${log}` },
  }),
};

/** The words for a trouble of the embedded database; undefined for any other error. */
export const adviceFor = (error: unknown): Advice | undefined =>
  error instanceof Trouble ? advice[error.kind](error.detail) : undefined;
