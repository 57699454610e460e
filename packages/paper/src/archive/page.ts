import { type ArchiveFacts, type CaseRecord, casePath, evidencePath, letterPath } from './content.ts';

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (one) => `&#${one.codePointAt(0)};`);
const link = (path: string, text: string): string =>
  `<a href="${escaped(path.split('/').map(encodeURIComponent).join('/'))}">${escaped(text)}</a>`;

const style = `body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:16px/1.7 "Noto Serif CJK SC","Songti SC",SimSun,serif;color:#23201d}
h1{font-size:1.5rem}h2{font-size:1.2rem;border-bottom:2px solid #8c1d18;margin-top:2rem}table{border-collapse:collapse;width:100%}
td,th{border:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8rem;margin:0}`;

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style><body>${body}</body></html>\n`;

const list = (items: readonly string[], none: string): string =>
  items.length === 0 ? `<p>${none}</p>` : `<ul>${items.map((one) => `<li>${one}</li>`).join('')}</ul>`;

/** The journal in sentences, case by case. */
export const journalPage = ({ cases, people, said, unit, cycle }: ArchiveFacts): string => {
  // The birth of a case is no event that anybody sends, so that it has no words among them.
  const happened = ({ machine }: CaseRecord, event: string): string =>
    event === `${machine}.opened` ? '开立' : said.event(machine, event);
  const rows = (one: CaseRecord): string =>
    one.entries
      .map(
        (entry) =>
          `<tr><td>${entry.seq}</td><td>${escaped(said.moment(entry.at))}</td><td>${escaped(happened(one, entry.event))}</td><td>${escaped(people[entry.actorId ?? ''] ?? '')} ${escaped(said.role(entry.role))}</td><td>${escaped(said.stage(one.machine, entry.toStage))}</td><td><pre>${escaped(JSON.stringify(entry.payload, null, 1))}</pre></td></tr>`,
      )
      .join('');
  const tables = cases.map(
    (one) =>
      `<h2 id="c${one.id}">${escaped(said.machine(one.machine))}</h2><p>${link(`../${casePath(one)}`, '逐条记录和校验值（JSON）')}</p><table><thead><tr><th>序号</th><th>时间</th><th>事项</th><th>办理人</th><th>之后环节</th><th>内容</th></tr></thead><tbody>${rows(one)}</tbody></table>`,
  );
  return page(
    `${unit} ${cycle} 流转日志`,
    `<h1>${escaped(`${unit}　${cycle}　流转日志`)}</h1>${tables.join('')}`,
  );
};

/** The way into the archive, readable in any browser without the system. */
export const indexPage = (facts: ArchiveFacts): string => {
  const { unit, cycle, at, cases, letters, evidence, score, said } = facts;
  const body = [
    `<h1>${escaped(`${unit}　${cycle}　考核档案`)}</h1>`,
    `<p>形成时间：${escaped(said.moment(at))}。本档案不需要系统即可阅读；manifest.json 列有每个文件的校验值（SHA-256），checksum.txt 是它自身的校验值。</p>`,
    '<h2>流转日志</h2>',
    `<p>${link('journal/journal.html', '按事项阅读')}</p>`,
    list(
      cases.map(
        (one) =>
          `${escaped(said.machine(one.machine))}：${escaped(said.stage(one.machine, one.stage))}，共${one.seq}条（${link(casePath(one), 'JSON')}）`,
      ),
      '没有记录。',
    ),
    '<h2>文书</h2>',
    list(
      letters.map((one) => link(letterPath(one), `${one.number ?? ''} ${one.name}`)),
      '没有文书。',
    ),
    '<h2>得分说明</h2>',
    score === null
      ? '<p>尚未评分。</p>'
      : `<p>${link('score/score.txt', '文字')}　${link('score/score.json', '数据')}</p>${score.paragraphs.map((one) => `<p>${escaped(one)}</p>`).join('')}`,
    '<h2>证据</h2>',
    list(
      evidence.map((one) => link(evidencePath(one), one.name)),
      '没有证据文件。',
    ),
  ];
  return page(`${unit} ${cycle} 考核档案`, body.join('\n'));
};
