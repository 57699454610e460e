import type { registry } from '@kaohe/domain';
import { type Act, words } from '@kaohe/wording';
import type { Locator, Page } from 'playwright-core';
import { go } from './visitor.ts';

const spoken = words('zh-CN').machines;
type Machine = keyof typeof registry;
export const act = (machine: Machine, event: string): Act => {
  const acts: Readonly<Record<string, Act>> = spoken[machine].events;
  return acts[`${machine}.${event}`] ?? { label: event, does: '' };
};
export const stage = (machine: Machine, name: string): string => {
  const stages: Readonly<Record<string, string>> = spoken[machine].stages;
  return stages[name] ?? name;
};

export const actions = (page: Page): Locator => page.locator('section[aria-label="可以办理"]');
export const form = (page: Page): Locator => actions(page).locator('form');
const present = (page: Page): Locator => page.locator('li[aria-current="step"]');

/** The page of a case has come. */
export const arrived = (page: Page): Promise<void> =>
  page.locator('section[aria-label="办理进程"]').waitFor();
export const openFirst = async (page: Page, machine: Machine, at: string): Promise<void> => {
  await go(page, `/cases/${machine}?stage=${at}`);
  await page.locator('main table tbody th a').first().click();
  await arrived(page);
};
export const choose = (page: Page, machine: Machine, event: string): Promise<void> =>
  actions(page)
    .getByRole('button', { name: act(machine, event).label, exact: true })
    .first()
    .click();
const submit = async (page: Page, { label, final }: Act, hasFields: boolean): Promise<void> => {
  await form(page).locator('button[type="submit"]').click();
  if (final === undefined || !hasFields) return;
  const question = page.locator('dialog[open]');
  await question.getByText(final).waitFor();
  await question.getByRole('button', { name: label }).click();
};
/** Sends the open form, and answers the question where the act can't be undone; once more where somebody was faster. */
export const send = async (page: Page, machine: Machine, event: string): Promise<void> => {
  const named = act(machine, event);
  const hasFields = (await form(page).locator('textarea, input, [role="combobox"]').count()) > 0;
  await submit(page, named, hasFields);
  const receipt = actions(page).getByText(`已办理：${named.label}`);
  const overtaken = form(page).getByText('请看过变化后再次提交');
  await receipt.or(overtaken).first().waitFor();
  if (await overtaken.isVisible()) await submit(page, named, hasFields);
  await receipt.waitFor();
};
/** Finds a name in a select by typing it, as one does among hundreds. */
export const pick = async (field: Locator, name: string): Promise<void> => {
  await field.click();
  await field.fill(name);
  const option = field.page().locator('.ant-select-item-option-active', { hasText: name });
  await option.filter({ visible: true }).first().waitFor();
  await field.press('Enter');
  await field.press('Escape');
};
export const stands = (page: Page, machine: Machine, at: string): Promise<void> =>
  present(page).getByText(stage(machine, at), { exact: true }).waitFor();
