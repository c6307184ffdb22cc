import type { APIRequestContext } from '@playwright/test';
import type { components } from '../src/lib/api/schema.d.ts';
import { an_administrator, ask_api, unique } from './kring.ts';

type Key = components['schemas']['RecordClientWithKey'];

/** A program with a key, and how it sends statements. */
export async function a_program(request: APIRequestContext) {
	const name = `App ${unique()}`;
	const { endpoint, user, secret } = await ask_api<Key>(an_administrator(), 'post', '/record_clients', {
		name
	});
	const send = async (data: object) => {
		const answer = await request.post(new URL(endpoint).pathname + '/statements', {
			headers: {
				Authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`,
				'X-Experience-API-Version': '1.0.3'
			},
			data
		});
		return answer.status();
	};
	return { name, send, key: `${user}:${secret}` };
}

export const said = (actor: string, verb: string, course: string, success?: boolean) => ({
	actor: { mbox: `mailto:${actor}@example.org` },
	verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
	object: { id: `http://example.org/${course}`, definition: { name: { en: course, nl: course } } },
	...(success !== undefined && { result: { success } })
});
