import { createContext } from 'svelte';
import type { Live } from './live.ts';

/** The tab's live connection, set by the signed-in layout. */
export const [get_live, set_live] = createContext<Live>();
