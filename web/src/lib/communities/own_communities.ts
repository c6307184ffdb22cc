import { api, shown, type Community } from '#lib/api/client.ts';
import { first_of } from '#lib/api/listing.svelte.ts';

const is_own = ({ standing }: Community) => standing === 'member' || standing === 'facilitator';

/** All that the reader is in: they stand first in the list of all communities, thirty a page. */
export const own_communities = (fetch: typeof globalThis.fetch) =>
	first_of((after) => shown(api.GET('/communities', { fetch, params: { query: { after } } })), is_own);
