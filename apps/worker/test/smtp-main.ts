// A mail server of its own process: tells its parent of every mail that it has taken.
import { SMTPServer } from 'smtp-server';

const port = Number(process.argv[2]);

const read = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
};

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: ({ address }, _session, callback) =>
    callback(
      address.startsWith('refused')
        ? Object.assign(new Error('no such mailbox'), { responseCode: 550 })
        : null,
    ),
  onData: (stream, session, callback) => {
    // Acknowledged only when the parent has it: a server that is killed forgets nothing that it took.
    read(stream).then((source) => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      process.send?.({ source, to }, () => callback());
    }, callback);
  },
});
server.on('error', () => undefined);
server.listen(port, '127.0.0.1', () => process.send?.('ready'));
