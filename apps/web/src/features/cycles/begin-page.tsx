import { cycleData, yearOf } from '@kaohe/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Page } from '../../ui/page.tsx';
import { useTRPC } from '../../workflow/api.ts';
import { useToday } from '../../workflow/due.tsx';
import { failureOf } from '../../workflow/fault.ts';
import css from '../../workflow/form/form.module.css';
import { Fields, useTyped } from '../../workflow/form/typed.tsx';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { requestId } from '../../workflow/use-send.ts';

/** The parameters of the policy have a page of their own, once the cycle is there. */
const schema = cycleData.omit({ policy: true });

/** Begins a year's assessment: the one case that no other opens. */
export const BeginPage = (): ReactNode => {
  const spoken = useWords();
  const { t, words } = spoken;
  const navigate = useNavigate();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const year = yearOf(useToday());
  const typed = useTyped({ schema, id: 'new', event: 'cycle.begin', start: { year } });
  const request = useRef(requestId());
  const begin = useMutation(trpc.cycle.begin.mutationOptions());
  const submit = async (submitted: FormEvent): Promise<void> => {
    submitted.preventDefault();
    const data = typed.check();
    if (data === null) return;
    const order = { requestId: request.current, data: cycleData.parse(data) };
    const receipt = await begin.mutateAsync(order).catch(() => null);
    if (receipt === null) return;
    typed.forget();
    await queries.invalidateQueries();
    await navigate({
      to: '/cases/$machine/$id',
      params: { machine: 'cycle', id: receipt.instanceId },
      search: {},
    });
  };
  return (
    <Page title={t.documentTitle(t.begin.title, words.product.name)} heading={t.begin.title}>
      <form
        className={css.form}
        onSubmit={(submitted) => void submit(submitted)}
        noValidate
        aria-label={t.begin.title}
      >
        <p>{t.begin.does}</p>
        <Fields typed={typed} />
        {begin.error === null ? null : (
          <Alert kind="error" title={failureText(spoken, failureOf(begin.error))} />
        )}
        <div className={css.buttons}>
          <Button type="primary" htmlType="submit" loading={begin.isPending}>
            {t.begin.title}
          </Button>
        </div>
      </form>
    </Page>
  );
};
