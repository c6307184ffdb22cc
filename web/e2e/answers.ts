import { test as playwright, type BrowserContext, type Request } from '@playwright/test';
import { on_answers_in_node } from './answers_in_node.ts';
import { departures, type Answer } from './api_file.ts';

/** What an answer was to, and how it departs from its description. */
type Judgement = { asked: string; found: string[] };

/** What is still being read of the answers that the present test has had; a worker runs one test at a time. */
let under_way: Promise<Judgement[]>[] = [];

function take_up(reading: Promise<Answer | undefined>) {
	under_way.push(
		reading.then((answer) => {
			if (!answer) return [];
			const { pathname } = new URL(answer.url);
			if (!pathname.startsWith('/api/')) return [];
			return [{ asked: `${answer.method} ${pathname} ${answer.status}`, found: departures(answer) }];
		})
	);
}

/** What is known by now of the answers that this test has had. */
export const judgements = async () => (await Promise.all(under_way)).flat();

/** For a test of this itself: what was found was meant. */
export const forget_judgements = () => (under_way = []);

async function read(request: Request): Promise<Answer | undefined> {
	const answer = await request.response().catch(() => null);
	if (!answer) return undefined;
	// A browser keeps no body of an answer whose page has gone, and of 304 it tells that of the one it has.
	const text = answer.status() === 304 ? '' : await answer.text().catch(() => undefined);
	if (text === undefined) return undefined;
	const media_type = answer.headers()['content-type'];
	return { method: request.method(), url: answer.url(), status: answer.status(), media_type, text };
}

/**
 * Has every answer that a page of this context gets from the API held against its description, once it is whole: of
 * one that a service worker asked for, a browser may never tell the end.
 */
export function watch_answers(context: BrowserContext) {
	context.on('requestfinished', (request) => take_up(read(request)));
}

on_answers_in_node(take_up);

/** A test whose pages, and which itself, get nothing from the API but what its description says. */
export const test = playwright.extend<{ answers_as_described: void }>({
	answers_as_described: [
		async ({}, use) => {
			await use();
			const judged = await judgements();
			forget_judgements();
			playwright.expect(judged.flatMap(({ found }) => found)).toEqual([]);
		},
		{ auto: true }
	]
});
