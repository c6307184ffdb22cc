import {
	test as playwright,
	type APIResponse,
	type BrowserContext,
	type Request,
	type Response
} from '@playwright/test';
import { departures } from './api_file.ts';

/** What is still being read of the answers that the present test has had; a worker runs one test at a time. */
let under_way: Promise<string[]>[] = [];

const common = (answer: APIResponse | Response) => ({
	url: answer.url(),
	status: answer.status(),
	media_type: answer.headers()['content-type']
});

async function read(request: Request): Promise<string[]> {
	const answer = await request.response().catch(() => null);
	if (!answer) return [];
	// A browser keeps no body of an answer whose page has gone, and of 304 it tells that of the one it has.
	const text = answer.status() === 304 ? '' : await answer.text().catch(() => undefined);
	return text === undefined ? [] : departures({ ...common(answer), method: request.method(), text });
}

/**
 * Has every answer that a page of this context gets from the API held against its description, once it is whole: of
 * one that a service worker asked for, a browser may never tell the end.
 */
export function watch_answers(context: BrowserContext) {
	context.on('requestfinished', (request) => {
		if (new URL(request.url()).pathname.startsWith('/api/')) under_way.push(read(request));
	});
}

/** The same for one answer that a test asked for itself. */
export async function check_answer(method: string, answer: APIResponse) {
	const found = departures({ ...common(answer), method, text: await answer.text() });
	playwright.expect(found).toEqual([]);
}

/** A test whose pages and requests get nothing from the API but what its description says. */
export const test = playwright.extend<{ answers_as_described: void }>({
	answers_as_described: [
		async ({}, use) => {
			under_way = [];
			await use();
			playwright.expect((await Promise.all(under_way)).flat()).toEqual([]);
		},
		{ auto: true }
	]
});
