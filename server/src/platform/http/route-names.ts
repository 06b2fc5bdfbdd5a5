/**
 * What metrics and logs call an address: its pattern, since ids and tokens would make a series each and say too much in a log.
 * A pattern counts from the first time that it is answered with success, so that nobody makes up series by making up addresses.
 */
export function createRouteNames(): (pathname: string, status: number) => string {
  const answered = new Set<string>();
  return (pathname, status) => {
    const route = patternOf(pathname);
    if (status === 200 || status === 201) answered.add(route);
    return answered.has(route) ? route : ':other';
  };
}

function patternOf(pathname: string): string {
  if (pathname.startsWith('/assets/')) return '/assets/*';
  return pathname.split('/').map((step) => (/^[0-9a-f-]{16,}$|^[\w-]{24,}$/i.test(step) ? ':id' : step)).join('/').slice(0, 120);
}
