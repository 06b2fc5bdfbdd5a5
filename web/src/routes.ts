import { index, layout, prefix, route, type RouteConfig } from '@react-router/dev/routes';
import { coordinatorRoutes } from './routes/cohorts/routes.ts';
import { participantRoutes } from './routes/participations/routes.ts';

// Every address of the site. Files mirror addresses; the three layouts only frame them.
export default [
  layout('shell/chrome.tsx', [
    layout('shell/boundary.tsx', [
      index('routes/home.tsx'),
      route('setup', 'routes/setup.tsx'),
      ...prefix('sign-in', [index('routes/sign-in/sign-in.tsx'), route('second-factor', 'routes/sign-in/second-factor.tsx')]),
      route('register', 'routes/register.tsx'),
      route('check-your-mail', 'routes/check-your-mail.tsx'),
      route('verify-email', 'routes/verify-email.tsx'),
      route('forgot-password', 'routes/forgot-password.tsx'),
      route('reset-password', 'routes/reset-password.tsx'),
      route('logout', 'routes/logout.tsx'),
      route('language', 'routes/language.tsx'),

      layout('shell/signed-in.tsx', [
        ...prefix('account', [
          index('routes/account/profile.tsx'),
          route('sessions', 'routes/account/sessions.tsx'),
          route('two-factor', 'routes/account/two-factor.tsx'),
          route('api-keys', 'routes/account/api-keys.tsx'),
        ]),
        ...prefix('people', [index('routes/people/people.tsx'), route('invite', 'routes/people/invite.tsx')]),
        ...prefix('organizations', [index('routes/organizations/organizations.tsx'), route(':organizationId', 'routes/organizations/organization.tsx')]),
        ...prefix('outbox', [index('routes/outbox/outbox.tsx'), route(':mailId', 'routes/outbox/mail.tsx')]),
        route('audit', 'routes/audit.tsx'),
        route('api-reference', 'routes/api-reference.tsx'),

        ...coordinatorRoutes,
        ...participantRoutes,
      ]),
      route('*', 'routes/not-found.tsx'),
    ]),
  ]),
] satisfies RouteConfig;
