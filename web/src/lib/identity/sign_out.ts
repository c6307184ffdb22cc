import { api, attempt } from '#lib/api/client.ts';
import type { Problem } from '#lib/api/problem.ts';
import { forget_person } from './device.ts';

/**
 * Ends the session and leaves nothing of it behind on a shared device. The full page load empties memory too.
 * Where the server could not be told, the session still stands: nothing is removed and the problem is returned.
 */
export async function sign_out(): Promise<Problem | undefined> {
	const { problem } = await attempt(api.DELETE('/session'));
	if (problem && problem.code !== 'session.required') return problem;
	await forget_person();
	location.assign('/sign-in');
}
