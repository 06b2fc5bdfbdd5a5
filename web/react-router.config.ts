import type { Config } from '@react-router/dev/config';

export default {
  appDirectory: 'src',
  buildDirectory: 'build',
  ssr: true,
  // The manifest of all routes is small; asking for it piecemeal would be one more request per hover.
  routeDiscovery: { mode: 'initial' },
} satisfies Config;
