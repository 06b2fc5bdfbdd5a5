import { Badge, createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

// A quiet sea green. Shade 8 carries white text at 6:1, which is what `primaryShade` relies on.
const sea: MantineColorsTuple = ['#eef7f6', '#dcedeb', '#b6dad6', '#8cc6bf', '#68b4ac', '#4ea79e', '#3b9a91', '#2b8279', '#1f6b64', '#12544e'];

const SYSTEM = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif';

export const theme = createTheme({
  colors: { sea },
  primaryColor: 'sea',
  primaryShade: 8,
  autoContrast: true,
  black: '#1b2426',
  defaultRadius: 'md',
  fontFamily: SYSTEM,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "Source Code Pro", Menlo, monospace',
  headings: {
    fontFamily: SYSTEM,
    fontWeight: '650',
    sizes: { h1: { fontSize: 'clamp(1.5rem, 1.25rem + 1.2vw, 1.75rem)', lineHeight: '1.25' }, h2: { fontSize: '1.25rem', lineHeight: '1.35' }, h3: { fontSize: '1.0625rem', lineHeight: '1.4' } },
  },
  focusRing: 'auto',
  cursorType: 'pointer',
  // Words as they are written, and whole: cut off in capitals, a badge says nothing.
  components: { Badge: Badge.extend({ defaultProps: { tt: 'none' }, styles: { root: { height: 'auto', minHeight: 'var(--badge-height)', flexShrink: 0 }, label: { overflow: 'visible', whiteSpace: 'normal' } } }) },
});

/** Colours of text that have 4.5:1 on every surface we put them on; Mantine's own have less. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-error': '#c22525',
    '--mantine-color-red-text': '#c22525',
    '--mantine-color-dimmed': '#56636a',
    '--mantine-color-placeholder': '#66727a',
    '--mantine-color-yellow-light-color': '#6f4200',
    '--mantine-color-orange-light-color': '#8a3200',
    '--mantine-color-green-light-color': '#1d6a2d',
    '--mantine-color-lime-light-color': '#436d09',
  },
  dark: { '--mantine-color-error': '#ff8787', '--mantine-color-dimmed': '#a6aeb2', '--mantine-color-placeholder': '#9aa2a6' },
});
