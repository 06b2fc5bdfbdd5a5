import { z } from 'zod';

export const email = z.email().max(254).transform((text) => text.trim().toLowerCase());
