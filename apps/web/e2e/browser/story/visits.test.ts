import { connect } from '@kaohe/db';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { pick } from '../case.ts';
import { desktop, launch, phone, settled, signInAs, type Visitor, violations, visit } from '../visitor.ts';

let browser: Browser;
let unit: Unit;

type Unit = {
  readonly id: string;
  readonly cycleId: string;
  readonly unitId: string;
  readonly name: string;
  readonly secretary: string;
  readonly secretaryName: string;
};
const candidate = `select i.id, i.cycle_id as "cycleId", i.unit_id as "unitId", u.name, p.email as secretary, p.name as "secretaryName"
  from instance i join instance c on c.id = i.cycle_id join unit u on u.id = i.unit_id
    join appointment a on a.unit_id = u.id and a.role = 'secretary' and a.case_id is null join person p on p.id = a.person_id
  where i.machine = 'assessment' and c.stage not in ('closed', 'running') and i.stage <> 'cancelled'
    and not exists (select from instance a where a.parent_id = i.id and a.machine = 'appeal') order by i.id desc limit 1`;
const team = `select p.id, p.email, p.name, a.role from appointment a join person p on p.id = a.person_id
  left join unit u on u.id = a.unit_id join instance i on i.id = $1
  where a.role in ('lead', 'assessor') and a.case_id is null and (u.path is null or i.unit_path = u.path or starts_with(i.unit_path, u.path || '/'))
  order by length(u.path) desc, a.role desc, p.name`;
type Person = { readonly id: string; readonly email: string; readonly name: string; readonly role: string };
let lead: Person;
let members: readonly Person[];
let office: string;

beforeAll(async () => {
  browser = await launch();
  await using db = connect(inject('databaseUrl'), { name: 'kaohe-story', max: 2 });
  const [found] = await db.query<Unit>({ text: candidate });
  if (found === undefined) throw new Error('no unit to visit');
  unit = found;
  // As if the year had come to its visits for this unit.
  await db.query(
    {
      text: `update instance set stage = 'visit', awaits = '{role:office}', tags = '{}', context = context || '{"visitPlanned": false}' where id = $1`,
    },
    [unit.id],
  );
  // Nor has anything been planned for it.
  for (const table of ['visit_plan_row', 'visit_plan', 'visit_team'])
    await db.query({ text: `delete from ${table} where cycle_id = $1` }, [unit.cycleId]);
  const people = await db.query<Person>({ text: team }, [unit.id]);
  const leads = people.find(({ role }) => role === 'lead');
  if (leads === undefined) throw new Error('nobody leads');
  lead = leads;
  members = people.filter(({ role }) => role === 'assessor').slice(0, 2);
  const [holder] = await db.query<{ email: string }>({
    text: `select p.email from appointment a join person p on p.id = a.person_id where a.role = 'office' order by p.email limit 1`,
  });
  office = holder?.email ?? '';
}, 60_000);
afterAll(() => browser.close());

const panel = (page: Page, name: string) =>
  page.locator('section', { has: page.getByRole('heading', { level: 2, name }) }).first();

const someone = async (email: string, viewport = desktop): Promise<Visitor> => {
  const visitor = await visit(browser, viewport);
  await signInAs(visitor.page, email);
  return visitor;
};

/** Brings the visit's first day to today, as the days of a notice would. */
const comeToday = async (visitId: string): Promise<void> => {
  await using db = connect(inject('databaseUrl'), { name: 'kaohe-story', max: 2 });
  await db.query(
    {
      text: `update instance set data = data || jsonb_build_object('from', to_char(local_day(app_now()), 'YYYY-MM-DD'),
    'to', to_char(local_day(app_now()), 'YYYY-MM-DD')) where id = $1`,
    },
    [visitId],
  );
};

/** What a member has found; how it is entered is the derived form's own test. */
const addFinding = async (visitId: string): Promise<void> => {
  await using db = connect(inject('databaseUrl'), { name: 'kaohe-story', max: 2 });
  await db.query(
    {
      text: `insert into finding (id, visit_id, assessment_id, indicator, subject_kind, method, kind, facts, opinion, points, evidence, by,
          second_signer, at)
        select gen_random_uuid(), $1, $2, 'A1', 'secretary', 'interview', 'problem', '六人中两人说不出攻关任务', '学习内容与岗位结合不够', -100,
          array[f.id], $3, $4, app_now() from (select id from file limit 1) f`,
    },
    [visitId, unit.id, members[0]?.id, lead.id],
  );
};

describe('a lead runs a visit', () => {
  let visitId: string;

  test('the office makes a team, has a plan proposed, plans it and announces it', async () => {
    await using visitor = await someone(office);
    const { page } = visitor;
    await page.goto(`/visit-plan/${unit.cycleId}`);
    await settled(page);
    await page.getByRole('button', { name: '增加考核组' }).click();
    const form = page.getByRole('form', { name: '增加考核组' });
    await form.getByLabel('名称').fill('联合考核组');
    await form.getByLabel('组长').selectOption(lead.id);
    await form.getByLabel('成员').selectOption(members.map(({ id }) => id));
    await form.getByRole('button', { name: '保存考核组' }).click();
    await form.waitFor({ state: 'detached' });
    const proposal = page.getByRole('form', { name: '自动编排' });
    await proposal.getByLabel('种子').fill('2026');
    await proposal.getByRole('button', { name: '编排' }).click();
    const row = page.getByRole('row', { name: new RegExp(unit.name) });
    await row.getByText('待安排').waitFor();
    // Set by hand, and left to the next proposal again; days that don't suit stand beside it.
    await row.getByRole('button', { name: '调整' }).click();
    await row.getByRole('button', { name: '保存' }).click();
    await row.getByText('手工').waitFor();
    await row.getByRole('button', { name: '调整' }).click();
    await row.getByText('不便日期').click();
    const closing = row.getByRole('form', { name: '不便接受进驻的日期' });
    await closing.getByLabel('开始').fill('2027-02-01');
    await closing.getByLabel('原因').fill('设备大修');
    await closing.getByRole('button', { name: '登记' }).click();
    await row.getByText(/设备大修/).waitFor();
    expect(await violations(page)).toEqual([]);
    await row.getByRole('button', { name: '交还自动编排' }).click();
    await row.getByText(/不便：设备大修/).waitFor();
    expect(await row.getByText('手工').count()).toBe(0);
    await row.getByRole('checkbox').check();
    for (const act of ['安排进驻', '发出通知']) {
      await page.getByRole('button', { name: act }).click();
      await page.locator('dialog[open]').getByRole('button', { name: '确认办理' }).click();
      await page.getByText('已办理1／1家').waitFor();
      await row.getByRole('link', { name: act === '安排进驻' ? '已安排' : '已通知' }).waitFor();
      if (act === '安排进驻') await row.getByRole('checkbox').check();
    }
    const to = await row.getByRole('link').getAttribute('href');
    visitId = to?.split('/').at(-1)?.split('?')[0] ?? '';
    await comeToday(visitId);
  });

  test('the lead says who does what; subjects sign in by the code on their phones, the lead closes the list', async () => {
    await using leading = await someone(lead.email);
    const { page } = leading;
    await page.goto(`/cases/siteVisit/${visitId}`);
    await settled(page);
    const programme = panel(page, '日程');
    await programme.getByRole('button', { name: '编排日程' }).click();
    const arranging = programme.getByRole('form', { name: '编排日程' });
    const rows = arranging.getByRole('listitem');
    await rows.nth(1).getByLabel('结束').fill('14:30');
    await arranging.getByText('同时进行，须写明各由谁办理').waitFor();
    await rows.nth(1).getByRole('checkbox').first().check();
    await rows.nth(2).getByRole('checkbox').last().check();
    await arranging.getByText('同时进行，须写明各由谁办理').waitFor({ state: 'detached' });
    expect(await violations(page)).toEqual([]);
    await arranging.getByRole('button', { name: '保存日程' }).click();
    await programme.getByText('09:30–14:30').waitFor();
    await page.getByRole('button', { name: '出示签到二维码' }).click();
    const link = (await page.getByRole('link', { name: '签到链接' }).getAttribute('href')) ?? '';
    await using subject = await someone(unit.secretary, phone);
    await subject.page.goto(link);
    await subject.page.getByRole('button', { name: '签到' }).click();
    await subject.page.getByText('已签到，请入座。').waitFor();
    expect(await violations(subject.page)).toEqual([]);
    const attendance = panel(page, '见面会出席');
    await attendance.getByText(/签到$/).first().waitFor();
    expect(await violations(page)).toEqual([]);
    const absent = attendance.getByRole('radio', { name: '缺席' });
    if ((await absent.count()) > 0) {
      await absent.last().check();
      await attendance.getByPlaceholder('缺席原因').fill('外出开会');
      await attendance.getByPlaceholder('代为参加人员').fill('组织委员');
    }
    await attendance.getByRole('button', { name: '召开见面会' }).click();
    await panel(page, '考核活动').waitFor();
  });

  test('a sample is drawn and drawn again, a session is begun and ended', async () => {
    await using leading = await someone(lead.email);
    const { page } = leading;
    await page.goto(`/cases/siteVisit/${visitId}`);
    await settled(page);
    const samples = panel(page, '随机抽样');
    await samples.locator('summary').click();
    const list = ['姓名', '甲', '乙', '丙', '丁', '戊', '己'].join('\r\n');
    await samples
      .getByLabel('从文件读取（Excel、CSV）')
      .setInputFiles({ name: '党员名单.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await samples.getByText('已读入6项，保存前可以修改。').waitFor();
    await samples.getByRole('button', { name: '抽取' }).click();
    await samples.getByText('6项中抽取3项').waitFor();
    await samples.getByRole('link', { name: '重抽核对' }).click();
    await page.getByText('与记录一致').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goBack();
    await settled(page);

    await panel(page, '考核活动').getByRole('link', { name: '开始考核活动' }).click();
    const begin = page.getByRole('form', { name: '开始考核活动' });
    await pick(begin.getByRole('combobox', { name: '考核方式' }), '个别访谈');
    await begin.getByLabel('地点').fill('支部活动室');
    await begin.getByRole('button', { name: '开始考核活动' }).click();
    await page.getByText('已办理：开始考核活动').waitFor();
    await panel(page, '考核活动')
      .getByText(/进行中/)
      .waitFor();
    await panel(page, '考核活动').getByRole('link', { name: '结束' }).click();
    const end = page.getByRole('form', { name: '结束考核活动' });
    await end.getByRole('spinbutton').fill('3');
    await end.getByLabel('参加人员类别').fill('普通党员');
    await end.getByRole('button', { name: '结束考核活动' }).click();
    await page.locator('dialog[open]').getByRole('button', { name: '结束考核活动' }).click();
    await panel(page, '考核活动').getByText('普通党员3人').waitFor();
  });

  test('the lead countersigns a finding, the unit answers its facts on a phone, the wrap-up is read out', async () => {
    await addFinding(visitId);
    await using leading = await someone(lead.email);
    const { page } = leading;
    await page.goto(`/cases/siteVisit/${visitId}`);
    await settled(page);
    await panel(page, '考核发现').getByRole('button', { name: '会签' }).click();
    await panel(page, '考核发现').getByText('单位尚未答复').waitFor();

    await using unitOwn = await someone(unit.secretary, phone);
    await unitOwn.page.goto(`/cases/siteVisit/${visitId}`);
    const asked = panel(unitOwn.page, '考核发现');
    await asked.getByText('总结时宣读').waitFor();
    expect(await asked.getByText('学习内容与岗位结合不够').count()).toBe(0);
    await asked.getByRole('button', { name: '属实' }).click();
    await asked.getByText(/单位确认属实/).waitFor();
    expect(await violations(unitOwn.page)).toEqual([]);

    await page.getByRole('button', { name: '进驻总结' }).first().click();
    const wrap = page.getByRole('form', { name: '进驻总结' });
    await wrap.getByLabel('总结', { exact: true }).fill('总体有成效，学习不均衡。');
    await wrap.getByLabel('单位意见', { exact: true }).fill('认可上述情况。');
    await wrap.getByRole('button', { name: '进驻总结' }).click();
    await page.locator('dialog[open]').getByRole('button', { name: '进驻总结' }).click();
    await panel(page, '总结与签字').getByText('未签字').first().waitFor();
    await asked.getByText('学习内容与岗位结合不够').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
