import { expect, type Page } from '@playwright/test';
import { test } from './answers.ts';
import { an_administrator, complaints, fits, has_said, is_accessible, languages, open_as } from './kring.ts';

const line = {
	seq: 812,
	kind: 'answer.withdrawn',
	happened_at: '2026-11-30T08:00:00.000Z',
	attempts: 3,
	error: 'UNIQUE constraint failed: search_texts.thing',
	takes_away: true
};
const job = {
	id: '0000000000001',
	kind: 'take_in_completions',
	state: 'failed',
	attempts: 8,
	run_at: '2026-11-30T08:00:00.000Z',
	finished_at: '2026-11-30T08:09:00.000Z',
	last_error: 'the disk is full'
};

/** A hub on which much got stuck, until it is tried again: what a real one does is tested on the server. */
async function with_trouble(page: Page) {
	let parked = 2;
	let jobs = [job, { ...job, id: '0000000000002', state: 'waiting', attempts: 1, finished_at: undefined }];
	await page.route('**/api/v1/followers', (route) =>
		route.fulfill({
			json: {
				items: [
					{
						name: 'search',
						behind: 12,
						parked,
						first_parked: parked ? [line, { ...line, seq: 813, takes_away: false }] : [],
						begins_again: false
					},
					{ name: 'own_records', behind: 0, parked: 1, first_parked: [line], begins_again: true }
				]
			}
		})
	);
	await page.route('**/api/v1/followers/*/retry', (route) => {
		parked = 0;
		return route.fulfill({ status: 204 });
	});
	await page.route('**/api/v1/jobs', (route) => route.fulfill({ json: { items: jobs } }));
	await page.route('**/api/v1/jobs/*/retry', (route) => {
		jobs = [];
		return route.fulfill({ status: 204 });
	});
}

test('an administrator sees that nothing is stuck on a hub that is well', async ({ browser }) => {
	const page = await open_as(browser, an_administrator());
	const heard = complaints(page);
	await page.goto('/me');
	await page.getByRole('link', { name: 'What got stuck' }).click();
	const followers = page.getByRole('list', { name: 'What follows along' });
	await expect(followers.getByRole('listitem')).toContainText(['Search', 'Learning records of Kring']);
	await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
	expect(heard).toEqual([]);
});

test('an administrator tries again what got stuck', async ({ browser }) => {
	const page = await open_as(browser, an_administrator());
	await with_trouble(page);
	await page.goto('/administration/stuck');
	await expect(page.getByText('2 events could not be handled. The first ones:')).toBeVisible();
	await expect(page.getByText('Something that was withdrawn may still be found.').first()).toBeVisible();
	await page.getByRole('button', { name: 'Try again: Search' }).click();
	await has_said(page, 'It is being tried again.');
	await expect(page.getByRole('heading', { name: 'What follows along' })).toBeFocused();
	await expect(page.getByRole('button', { name: 'Try again: Search' })).toHaveCount(0);
	await expect(page.getByText('everything is gone through once more')).toBeVisible();
	await page.getByRole('button', { name: 'Try again: Learning records of Kring' }).click();
	await page.getByRole('button', { name: 'Try again: Take in completions' }).first().click();
	await expect(page.getByRole('heading', { name: 'Nothing is stuck' })).toBeVisible();
});

for (const language of languages) {
	test(`what got stuck in ${language} is accessible and fits 320 pixels, in both looks`, async ({
		browser
	}) => {
		const page = await open_as(browser, an_administrator(), { language, width: 320 });
		await with_trouble(page);
		await page.goto('/administration/stuck');
		await expect(page.getByText('the disk is full').first()).toBeVisible();
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await fits(page);
			await is_accessible(page);
		}
	});
}
