import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import { type ReactNode, Suspense, use } from 'react';
import { TRPCProvider } from '../workflow/api.ts';
import { failureOf } from '../workflow/fault.ts';
import { LocaleProvider } from '../workflow/locale.tsx';
import { SettingsProvider, useSettings } from './settings.tsx';
import { themeOf } from './theme.ts';
import { trpcClient } from './trpc.ts';
import { voiceOf } from './voice.ts';

/** The sign-in page, which comes back here. */
export const signInAt = (): string =>
  `/sign-in/?to=${encodeURIComponent(location.pathname + location.search)}`;

const onError = (error: unknown): void => {
  if (failureOf(error).code === 'unauthenticated') location.assign(signInAt());
};

const retries = 2;
const makeQueryClient = (): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) => count < retries && failureOf(error).code === 'unavailable',
      },
    },
  });

const queryClient = makeQueryClient();

const Themed = ({ children }: { children: ReactNode }): ReactNode => {
  const { locale, large, setLocale } = useSettings();
  const voice = use(voiceOf(locale));
  return (
    <ConfigProvider
      locale={voice.library}
      theme={themeOf(large ? 1.25 : 1)}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <LocaleProvider locale={locale} voice={voice} setLocale={setLocale}>
        {children}
      </LocaleProvider>
    </ConfigProvider>
  );
};

export const Providers = ({ children }: { children: ReactNode }): ReactNode => (
  <QueryClientProvider client={queryClient}>
    <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
      <SettingsProvider>
        <Suspense>
          <Themed>{children}</Themed>
        </Suspense>
      </SettingsProvider>
    </TRPCProvider>
  </QueryClientProvider>
);
