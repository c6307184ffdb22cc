import { expect, type Page } from '@playwright/test';
import { test } from './answers.ts';
import { a_member, join_community, new_community, new_person, new_question, open_as } from './kring.ts';

/** Presses Tab until this has the focus, as somebody without a mouse does. */
async function tab_to(page: Page, name: string | RegExp, role: 'button' | 'link' | 'textbox') {
	const wanted = page.getByRole(role, { name }).first();
	for (let presses = 0; presses < 40; presses += 1) {
		await page.keyboard.press('Tab');
		if (await wanted.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`Tab does not reach ${name}`);
}

test('asking works with the keyboard alone', async ({ browser }) => {
	const noor = await new_person('Noor Smit');
	const { name } = await new_community(noor);
	const page = await open_as(browser, noor, { width: 1360 });
	await page.goto('/');
	await expect(page.getByRole('heading', { name: 'Good to see you' })).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
	await page.keyboard.press('Enter');
	await tab_to(page, 'What would you like to know?', 'link');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Ask a question' })).toBeVisible();
	await tab_to(page, 'Your question, in one sentence', 'textbox');
	await page.keyboard.type('Can I do this without a mouse?');
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('In which community?')).toBeFocused();
	await page.keyboard.type(name);
	await tab_to(page, 'Post question', 'button');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Can I do this without a mouse?' })).toBeVisible();
});

test('answering works with the keyboard alone, and so does the menu', async ({ browser }) => {
	const [noor, youssef] = await Promise.all([new_person('Noor Smit'), new_person('Youssef Amrani')]);
	const community = await new_community(noor);
	await join_community(youssef, community);
	const question = await new_question(noor, community);
	const page = await open_as(browser, youssef, { width: 1360 });
	await page.goto(`/questions/${question.id}`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await tab_to(page, 'More', 'button');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('menuitem', { name: 'Copy link' })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: 'More', exact: true })).toBeFocused();
	await tab_to(page, 'Your answer', 'textbox');
	await page.keyboard.type('Yes, all of it.');
	await tab_to(page, 'Post answer', 'button');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('article', { name: 'Youssef Amrani' })).toBeFocused();
});

test('showing more of a list goes on at the first item that came', async ({ browser }) => {
	const page = await open_as(browser, a_member(), { width: 1360 });
	await page.goto('/');
	const cards = page.getByRole('main').getByRole('article');
	const more = page.getByRole('button', { name: 'Show more' });
	await expect(more).toBeVisible();
	const before = await cards.count();
	await more.focus();
	await page.keyboard.press('Enter');
	await expect(cards.nth(before)).toBeFocused();
});
