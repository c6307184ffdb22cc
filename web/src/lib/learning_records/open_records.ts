import { error } from '@sveltejs/kit';
import type { Me } from '#lib/api/client.ts';
import { speak_of_records } from '#lib/i18n/records.svelte.ts';

/** Before a page of learning records is loaded: it is for administrators, and says what no other page says. */
export async function open_records(parent: () => Promise<{ me: Me }>) {
	const { me } = await parent();
	if (!me.administrator) error(404, { message: '', code: 'not_found' });
	await speak_of_records();
}
