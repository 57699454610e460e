import { type Locale, words } from '@kaohe/wording';
import nodemailer from 'nodemailer';

/** A notice as a mail. The same Message-ID however often it is sent, so that a second one is known as the first. */
export type Mail = {
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly locale: Locale;
  readonly title: string;
  readonly body: string;
  readonly link: string;
};
export type Mailer = {
  readonly send: (mail: Mail) => Promise<void>;
  readonly close: () => void;
};

/** Connections to the mail server, and how long each waits for it, in milliseconds. */
const patience = { connections: 4, connection: 10_000, silence: 30_000 };

const pooled = (smtpUrl: string): string => {
  const url = new URL(smtpUrl);
  for (const [name, value] of [
    ['pool', 'true'],
    ['maxConnections', patience.connections],
    ['connectionTimeout', patience.connection],
    ['greetingTimeout', patience.connection],
    ['socketTimeout', patience.silence],
  ] as const)
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(value));
  return url.href;
};

/** Sends mail through the server at `smtpUrl`; a refused or unreachable one throws. */
export const openMailer = ({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer => {
  const transport = nodemailer.createTransport(pooled(smtpUrl));
  return {
    send: async ({ messageId, to, locale, title, body, link }) => {
      const { mail, product } = words(locale);
      await transport.sendMail({
        messageId,
        from: { name: product.long, address: from },
        to,
        subject: mail.subject(title),
        text: mail.text({ name: to.name, body, link }),
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
};
