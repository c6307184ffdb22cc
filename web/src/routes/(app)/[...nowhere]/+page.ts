import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/** An address that is none of ours is answered inside the frame of the others, with the ways to them. */
export const load: PageLoad = () => error(404, { message: '', code: 'not_found' });
