import type { Role } from '@kaohe/domain';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { Icon } from '../ui/icon.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useTRPC } from '../workflow/api.ts';
import { useWords } from '../workflow/locale.tsx';
import { ClockBar } from './frame/clock-bar.tsx';
import { Live } from './frame/live.tsx';
import { type Place, placesOf } from './frame/places.ts';
import { TopBar } from './frame/top-bar.tsx';
import { useMe } from './session.tsx';
import css from './shell.module.css';

const onPhone = 3;

const PlaceLink = ({ place, count }: { place: Place; count?: number }): ReactNode => {
  const { t } = useWords();
  const content = (
    <>
      <span className={css.icon}>
        <Icon name={place.icon} />
        {count ? <span className={css.count}>{count > 99 ? '99+' : count}</span> : null}
      </span>
      {t.place[place.key]}
      {count ? <span className="sr-only">{t.unread(count)}</span> : null}
    </>
  );
  if (place.to !== '/cases/$machine' || place.machine === undefined)
    return (
      <Link to={place.to === '/cases/$machine' ? '/' : place.to} activeOptions={{ exact: place.to === '/' }}>
        {content}
      </Link>
    );
  return (
    <Link to="/cases/$machine" params={{ machine: place.machine }}>
      {content}
    </Link>
  );
};

const useRoles = (): readonly Role[] => useMe().appointments.map((one) => one.role);

/** The rail at the left; on a phone a bar below of at most five places, the rest behind “more”. */
const Navigation = (): ReactNode => {
  const { t } = useWords();
  const trpc = useTRPC();
  const unread = useQuery(trpc.notice.unread.queryOptions());
  const places = placesOf(useRoles());
  const notices: Place = { key: 'notices', icon: 'notice', to: '/notices' };
  return (
    <nav className={css.rail} aria-label={t.navigation} data-print="no">
      <ul>
        {places.map((place, index) => (
          <li key={place.key} className={index < onPhone ? '' : css.wide}>
            <PlaceLink place={place} />
          </li>
        ))}
        <li className={css.narrow}>
          <PlaceLink place={notices} count={unread.data?.count ?? 0} />
        </li>
        <li className={css.narrow}>
          <button type="button" popoverTarget="more">
            <span className={css.icon}>
              <Icon name="more" />
            </span>
            {t.place.more}
          </button>
        </li>
      </ul>
      <div id="more" popover="auto" className={css.more}>
        <ul>
          {places.slice(onPhone).map((place) => (
            <li key={place.key}>
              <PlaceLink place={place} />
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
};

/** After a change of page the heading takes focus, so that a screen reader says where one is. */
const useFocusedHeading = () => {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const first = useRef(path);
  useEffect(() => {
    if (first.current === path) return;
    first.current = path;
    const more = document.getElementById('more');
    if (more?.matches(':popover-open')) more.hidePopover();
    main.current?.querySelector('h1')?.focus();
  }, [path]);
  return main;
};

/** Where the clock is moved, nothing is dated before it is known: else all would be overdue for a moment. */
const Content = ({ moved }: { moved: boolean }): ReactNode => {
  const { t } = useWords();
  const clock = useQuery({ ...useTRPC().clock.now.queryOptions(), enabled: moved });
  return clock.isLoading ? <Skeleton label={t.loading} lines={8} /> : <Outlet />;
};

/** What stands around every page. */
export const Shell = (): ReactNode => {
  const { t } = useWords();
  const me = useMe();
  const main = useFocusedHeading();
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#main">
        {t.skip}
      </a>
      {me.demonstration ? <ClockBar /> : null}
      <Navigation />
      <TopBar />
      <main id="main" ref={main} className={css.main}>
        <Suspense fallback={<Skeleton label={t.loading} lines={8} />}>
          <Content moved={me.demonstration} />
        </Suspense>
      </main>
      <Live />
    </div>
  );
};
