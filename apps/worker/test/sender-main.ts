// Sends what people would: every sheet is disputed, then kept. Started again, it sends the same requests again.
import { advance, connect } from '@kaohe/db';

export type SenderTask = {
  readonly url: string;
  readonly sheets: readonly string[];
  readonly secretary: string;
  readonly lead: string;
};

const run = async ({ url, sheets, secretary, lead }: SenderTask): Promise<void> => {
  const db = connect(url, { max: 6 });
  const queue = [...sheets];
  const send = async (instanceId: string, type: string, personId: string): Promise<void> => {
    const data = { reasons: type, ...(type === 'workSheet.dispute' && { evidence: [] }) };
    const actor = { kind: 'person', personId } as const;
    await advance(db, { instanceId, event: { type, data }, actor, requestId: `${type}-${instanceId}` });
    process.send?.('sent');
  };
  const lane = async (): Promise<void> => {
    for (let sheet = queue.shift(); sheet; sheet = queue.shift()) {
      await send(sheet, 'workSheet.dispute', secretary);
      await send(sheet, 'workSheet.keep', lead);
    }
  };
  await Promise.all([lane(), lane(), lane()]);
  await db.close();
  process.send?.('done');
  process.disconnect?.();
};

process.once('message', (task: SenderTask) => {
  run(task).catch((error: unknown) => {
    process.stderr.write(`${error}\n`);
    process.exit(1);
  });
});
