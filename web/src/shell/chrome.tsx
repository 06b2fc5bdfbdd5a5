import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconMenu2, IconUserCircle, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Form, Link, Outlet, useLocation, useNavigation } from 'react-router';
import { useTranslations } from 'use-intl';
import { useViewer } from '../shared/viewer.ts';
import { Footer } from './footer.tsx';
import { Navigation } from './navigation.tsx';
import { NoticeLine } from './notice-line.tsx';
import classes from './chrome.module.css';

/** The frame around every page: brand, who is signed in, navigation for administrators, footer. */
export default function Chrome() {
  const { person } = useViewer();
  useFocusAfterNavigation();
  return (
    <div className={classes.frame}>
      <Header />
      <div className={classes.middle}>
        {person?.role === 'admin' && (
          <aside className={classes.side}>
            <Navigation />
          </aside>
        )}
        <div className={classes.column}>
          <main id="main" tabIndex={-1} className={classes.main}>
            <NoticeLine />
            <Outlet />
          </main>
          <Footer />
        </div>
      </div>
    </div>
  );
}

function Header() {
  const t = useTranslations('common');
  const { brand, person } = useViewer();
  const { pathname } = useLocation();
  return (
    <header className={classes.header}>
      <Group gap="sm" wrap="nowrap">
        {person && <Burger />}
        <Link to="/" className={classes.brand}>
          {brand}
        </Link>
      </Group>
      {person ? (
        <Group gap="md" wrap="nowrap" className={classes.wideOnly}>
          <Anchor component={Link} to="/account" size="sm" c="dimmed" className={classes.person ?? ''} title={t('navigation.account')}>
            <IconUserCircle aria-hidden size={18} stroke={1.7} />
            {person.name}
          </Anchor>
          <SignOut />
        </Group>
      ) : (
        !['/sign-in', '/setup'].includes(pathname) && (
          <Anchor component={Link} to="/sign-in" size="sm">
            {t('action.signIn')}
          </Anchor>
        )
      )}
    </header>
  );
}

/** Narrow screens: the browser's own popover, which also opens before any script has loaded. */
function Burger() {
  const t = useTranslations('common');
  const { person } = useViewer();
  const panel = useRef<HTMLDivElement>(null);
  const { state } = useNavigation();
  useEffect(() => {
    if (state === 'idle') panel.current?.hidePopover();
  }, [state]);
  return (
    <>
      <button type="button" className={classes.burger} popoverTarget="menu" aria-label={t('menu')}>
        <IconMenu2 aria-hidden size={22} />
      </button>
      <div id="menu" popover="auto" ref={panel} className={classes.menu}>
        <Group justify="space-between" mb="md" wrap="nowrap">
          <Text size="sm" c="dimmed">
            {t('sessionOf', { name: person?.name ?? '' })}
          </Text>
          <button type="button" className={classes.burger} popoverTarget="menu" popoverTargetAction="hide" aria-label={t('close')}>
            <IconX aria-hidden size={22} />
          </button>
        </Group>
        <Navigation />
        <Group mt="lg" justify="space-between">
          <Anchor component={Link} to="/account">
            {t('navigation.account')}
          </Anchor>
          <SignOut />
        </Group>
      </div>
    </>
  );
}

function SignOut() {
  const t = useTranslations('common');
  return (
    <Form method="post" action="/logout" reloadDocument>
      <Button type="submit" variant="subtle" size="compact-sm">
        {t('action.signOut')}
      </Button>
    </Form>
  );
}

/** A screen reader hears the new page's title, and Tab goes on from there, as after a full page load. */
function useFocusAfterNavigation(): void {
  const { pathname, key } = useLocation();
  const shown = useRef({ pathname, key });
  useEffect(() => {
    const before = shown.current;
    shown.current = { pathname, key };
    const main = document.getElementById('main');
    if (before.pathname !== pathname) (main?.querySelector<HTMLElement>('h1') ?? main)?.focus({ preventScroll: true });
    // The same page again, after an action whose button is gone with it: what it says of it, rather than the top of the document.
    else if (before.key !== key && (document.activeElement ?? document.body) === document.body) (document.getElementById('notice') ?? main)?.focus({ preventScroll: true });
  }, [pathname, key]);
}
