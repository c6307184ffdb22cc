import { expect } from '@playwright/test';
import { test } from './answers.ts';
import { new_community, new_person, new_question, open_as, type Community } from './kring.ts';

test('a draft survives a reload, and posting waits for a connection', async ({ browser }) => {
	const noor = await new_person('Noor Smit');
	const community = await new_community(noor);
	const page = await open_as(browser, noor, { offline_ready: true });
	await page.goto(`/ask?community=${community.id}`);
	const title = page.getByLabel('Your question');
	await title.fill('My breaker trips when the heat pump starts');
	await expect(page.getByText('Draft kept')).toBeVisible();
	await page.reload();
	await expect(title).toHaveValue('My breaker trips when the heat pump starts');
	await page.context().setOffline(true);
	await expect(page.getByText('You are offline. Keep writing')).toBeVisible();
	await page.getByRole('button', { name: 'Post question' }).click();
	await expect(page.getByRole('alert').filter({ hasText: 'still here' })).toBeVisible();
	await expect(title).toHaveValue('My breaker trips when the heat pump starts');
	await page.context().setOffline(false);
	await expect(page.getByText('still here')).toBeHidden();
	await page.getByRole('button', { name: 'Post question' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'My breaker trips' })).toBeVisible();
	await page.goto('/ask');
	await expect(title).toHaveValue('');
});

test('what was read can be read again offline, and nothing else was kept', async ({ browser }) => {
	const noor = await new_person('Noor Smit');
	const community = await new_community(noor);
	const question = await new_question(noor, community);
	const page = await open_as(browser, noor, { offline_ready: true });
	await page.goto('/');
	await page.evaluate(() => navigator.serviceWorker.ready);
	await page.goto(`/questions/${question.id}`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.goto(`/communities/${community.id}/members`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.context().setOffline(true);
	await page.goto(`/questions/${question.id}`);
	await expect(page.getByRole('heading', { level: 1, name: question.title })).toBeVisible();
	await page.goto('/search?q=pump');
	await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible();
	await expect(page.getByText('You cannot search while you are offline.')).toBeVisible();
	await page.context().setOffline(false);
	await expect(page.getByRole('heading', { name: 'Results for “pump”' })).toBeVisible();
	await page.context().setOffline(true);
	const kept = await page.evaluate(async () => {
		const cache = await caches.open('reading');
		return (await cache.keys()).map(({ url }) => new URL(url).pathname);
	});
	expect(kept).toContain(`/api/v1/questions/${question.id}`);
	expect(kept.filter((path) => /members|search|invitations/.test(path))).toEqual([]);
});

test('much that was read later leaves who one is, and all communities one may ask in', async ({
	browser
}) => {
	const noor = await new_person('Noor Smit');
	const communities: Community[] = [];
	// One person may not found so many in so short a time.
	for (let i = 0; i < 4; i += 1) {
		const founder = await new_person('Joost Vos');
		for (let n = 0; n < 8; n += 1) communities.push(await new_community(founder));
	}
	const page = await open_as(browser, noor, { offline_ready: true });
	await page.goto('/ask');
	await expect(page.getByLabel('Your question')).toBeVisible();
	await page.evaluate(() => navigator.serviceWorker.ready);
	await page.reload();
	const read_later = communities.flatMap(({ id }) => [
		`/api/v1/communities/${id}`,
		`/api/v1/questions?show=newest&community=${id}`
	]);
	await page.evaluate(async (addresses) => {
		for (const address of addresses) await fetch(address);
	}, read_later);
	await page.context().setOffline(true);
	await page.reload();
	await expect(page.getByLabel('Your question')).toBeVisible();
	const offered = await page.getByLabel('Community').locator('option').allTextContents();
	for (const { name } of communities) expect(offered.join('\n')).toContain(name);
});
