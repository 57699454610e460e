import type { Db, FileStore } from '@kaohe/db';
import type { Logger } from 'pino';
import type { Mailer } from './channels/mail.ts';

/** What the handlers work with. */
export type Context = {
  readonly db: Db;
  readonly files: FileStore;
  /** Absent: notices stay in the application. */
  readonly mailer: Mailer | undefined;
  /** Where people open the application. */
  readonly publicUrl: string;
  /** Host part of Message-IDs. */
  readonly mailHost: string;
  /** Seconds after which a mail that was claimed and not sent is taken over. */
  readonly claim: number;
  readonly log: Logger;
};
