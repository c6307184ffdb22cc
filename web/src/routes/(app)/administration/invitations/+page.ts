import { error } from '@sveltejs/kit';
import { api, shown } from '#lib/api/client.ts';
import { all_of } from '#lib/api/listing.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent }) => {
	const { me } = await parent();
	if (!me.administrator) error(404, { message: '', code: 'not_found' });
	const [invitations, communities] = await Promise.all([
		shown(api.GET('/invitations', { fetch })),
		all_of((after) => shown(api.GET('/communities', { fetch, params: { query: { after } } })))
	]);
	// Into a closed or private one only its facilitators bring others.
	const inviting = communities.filter(({ openness, may }) => openness === 'open' || may.invite);
	// One's own come first in the list; a choice is looked through by name.
	return { invitations, communities: inviting.toSorted((a, b) => a.name.localeCompare(b.name)) };
};
