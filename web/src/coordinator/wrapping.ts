import type { ButtonProps } from '@mantine/core';

/** For buttons with names in them, which on a phone need a second line. */
export const wrapping = { styles: { root: { height: 'auto', minHeight: 'var(--button-height)', paddingBlock: 4 }, label: { whiteSpace: 'normal', lineHeight: 1.3 } } } as const satisfies ButtonProps;
