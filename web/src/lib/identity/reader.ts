import { createContext } from 'svelte';
import type { Me } from '#lib/api/client.ts';

/** Who reads this page, set by the signed-in layout. A function, so that it follows changes. */
export const [get_reader, set_reader] = createContext<() => Me>();
