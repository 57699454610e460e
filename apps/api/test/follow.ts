/** One open page. */
export type Page = {
  readonly told: { id: string; stage: string }[];
  /** How often it was told that something may be missing. */
  readonly gaps: () => number;
  readonly stop: () => void;
};

/** Follows the stream of one page: what it was told so far. */
export const follow = async (url: string, cookie: string): Promise<Page> => {
  const gone = new AbortController();
  const response = await fetch(`${url}/trpc/live.changes`, {
    headers: { cookie, accept: 'text/event-stream' },
    signal: gone.signal,
  });
  const told: { id: string; stage: string }[] = [];
  let gaps = 0;
  const read = async (): Promise<void> => {
    let rest = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data === undefined || /^event:/m.test(block)) continue;
        const news: unknown = JSON.parse(data);
        if (news === null) gaps += 1;
        if (typeof news === 'object' && news !== null && 'id' in news && 'stage' in news)
          told.push({ id: String(news.id), stage: String(news.stage) });
      }
    }
  };
  read().catch(() => undefined);
  return { told, gaps: () => gaps, stop: () => gone.abort() };
};
