import { api, attempt } from '#lib/api/client.ts';

/** Whether the server says that nobody is signed in here any more. False where it says nothing. */
export async function session_has_ended() {
	const { problem } = await attempt(api.GET('/session'));
	return problem?.code === 'session.required';
}
