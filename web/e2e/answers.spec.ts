import { expect } from '@playwright/test';
import { forget_judgements, judgements, test } from './answers.ts';
import { departures } from './api_file.ts';
import { a_member, api_of, open_as, origin } from './kring.ts';

const asked = '/api/v1/session';

/** How the answer would depart from its description if this had been done to its body. */
async function departures_after(change: (body: Record<string, unknown>) => void, status?: number) {
	const api = await api_of(a_member());
	const answer = await api.get(asked);
	const body = await answer.json();
	change(body);
	const media_type = answer.headers()['content-type'];
	await api.dispose();
	return departures({
		method: 'GET',
		url: origin + asked,
		status: status ?? answer.status(),
		media_type,
		text: JSON.stringify(body)
	});
}

test('an answer as it is described is let pass', async () => {
	expect(await departures_after(() => {})).toEqual([]);
});

test('a member too many, one too few and one of another kind are each found', async () => {
	expect(await departures_after((body) => (body.shoe_size = 43))).toEqual([
		`GET ${asked} 200: (all) must NOT have additional properties shoe_size`
	]);
	expect(await departures_after((body) => delete body.name)).toEqual([
		`GET ${asked} 200: (all) must have required property 'name'`
	]);
	expect(await departures_after((body) => (body.name = 43))).toEqual([
		`GET ${asked} 200: /name must be string`
	]);
});

test('a status, a media type and a route that are not described are each found', async () => {
	expect(await departures_after(() => {}, 202)).toEqual([
		`GET ${asked} 202: the status 202 is not described`
	]);
	expect(
		departures({ method: 'GET', url: origin + asked, status: 200, media_type: 'text/html', text: '' })
	).toEqual([`GET ${asked} 200: the media type is text/html`]);
	expect(departures({ method: 'GET', url: `${origin}/api/v1/nowhere`, status: 200, text: '{}' })).toEqual([
		'GET /api/v1/nowhere 200: no such route is described'
	]);
});

const judged = async () => (await judgements()).map((each) => each.asked);
const found = async () => (await judgements()).flatMap((each) => each.found);

test('what a page asks for and what a test asks for itself is judged, also by fetch', async ({ browser }) => {
	const page = await open_as(browser, a_member());
	await page.goto('/communities');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect.poll(judged).toContain('GET /api/v1/communities 200');

	const api = await api_of();
	await api.get(asked);
	await api.dispose();
	await expect.poll(judged).toContain(`GET ${asked} 401`);
	await fetch(`${origin}/api/v1/organisation`);
	await expect.poll(judged).toContain('GET /api/v1/organisation 200');
});

test('a member too many in what a page gets is found', async ({ browser }) => {
	const page = await open_as(browser, a_member());
	await page.route('**/api/v1/communities', async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, json: { ...(await response.json()), shoe_size: 43 } });
	});
	await page.goto('/communities');
	const departure = 'GET /api/v1/communities 200: (all) must NOT have additional properties shoe_size';
	await expect.poll(found).toEqual([departure]);
	forget_judgements();
});
