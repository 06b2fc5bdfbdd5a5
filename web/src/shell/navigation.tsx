import { IconBuilding, IconCode, IconHeartHandshake, IconHistory, IconMail, IconUsers, IconUsersGroup } from '@tabler/icons-react';
import { NavLink } from 'react-router';
import { useTranslations } from 'use-intl';
import { useViewer } from '../shared/viewer.ts';
import classes from './chrome.module.css';

const running = [
  { to: '/cohorts', label: 'cohorts', Icon: IconUsersGroup },
  { to: '/people', label: 'people', Icon: IconUsers },
  { to: '/organizations', label: 'organizations', Icon: IconBuilding },
  { to: '/outbox', label: 'outbox', Icon: IconMail },
  { to: '/audit', label: 'audit', Icon: IconHistory },
  { to: '/api-reference', label: 'api', Icon: IconCode },
] as const;
const takingPart = { to: '/participations', label: 'participations', Icon: IconHeartHandshake } as const;

/** The house for administrators, and what they take part in themselves; for everybody else the latter alone. */
export function Navigation() {
  const t = useTranslations('common.navigation');
  const { person } = useViewer();
  const admin = person?.role === 'admin';
  const links = [...(admin ? running : []), ...(!admin || person.participations.length > 0 ? [takingPart] : [])];
  return (
    <nav aria-label={t('main')}>
      <ul className={classes.links}>
        {links.map(({ to, label, Icon }) => (
          <li key={to}>
            <NavLink to={to} className={classes.link ?? ''}>
              <Icon aria-hidden size={18} stroke={1.7} />
              {t(label)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
