import { expect, type Page } from '@playwright/test';
import { test } from './answers.ts';
import {
	an_administrator,
	ask_api,
	has_said,
	is_accessible,
	join_community,
	new_answer,
	new_community,
	new_person,
	new_question,
	open_as,
	open_question,
	unique
} from './kring.ts';

/** What somebody on a phone finds where they left it. */

const title = (page: Page) => page.getByLabel('Your question');
const top_of = async (page: Page, name: string) =>
	(await page.getByRole('button', { name, exact: true }).boundingBox())?.y;

test('what was typed over the words of a search survives a reload and going back', async ({ browser }) => {
	const noor = await new_person('Noor Smit');
	await new_community(noor);
	const page = await open_as(browser, noor);
	await page.goto('/search?q=zzyzx%20plumbus');
	await page.getByRole('main').getByRole('link', { name: 'Ask this as a question' }).click();
	await expect(title(page)).toHaveValue('zzyzx plumbus');
	await expect(page).toHaveURL('/ask');
	await title(page).fill('Where do I find a plumbus?');
	await page.reload();
	await expect(title(page)).toHaveValue('Where do I find a plumbus?');
	await page.getByRole('link', { name: 'Me', exact: true }).first().click();
	await expect(page).toHaveURL('/me');
	await page.goBack();
	await expect(title(page)).toHaveValue('Where do I find a plumbus?');
});

test('other words than those of a draft are offered and mixed with nothing', async ({ browser }) => {
	const noor = await new_person('Noor Smit');
	await new_community(noor);
	const page = await open_as(browser, noor);
	await page.goto('/ask');
	await title(page).fill('Half a question about pumps');
	await page.getByLabel('Tell us more about it').fill('It trips at the start.');
	await expect(page.getByText(/Draft kept on this device/)).toBeVisible();
	await page.goto('/ask?title=plumbus');
	await expect(page.getByText('You were writing a question already')).toBeVisible();
	await expect(title(page)).toHaveValue('Half a question about pumps');
	await is_accessible(page);
	await page.getByRole('button', { name: 'Begin anew' }).click();
	await expect(title(page)).toHaveValue('plumbus');
	await expect(title(page)).toBeFocused();
	await expect(page.getByLabel('Tell us more about it')).toHaveValue('');
	await is_accessible(page);
	await page.getByRole('button', { name: 'Bring it back' }).click();
	await expect(title(page)).toHaveValue('Half a question about pumps');
	await expect(page.getByLabel('Tell us more about it')).toHaveValue('It trips at the start.');
	await page.goto('/ask?title=plumbus');
	await page.getByRole('button', { name: 'Go on with what is there' }).click();
	await expect(title(page)).toHaveValue('Half a question about pumps');
	await expect(page).toHaveURL('/ask');
});

test('a list that was read on is as long, and where it was, after going back', async ({ browser }) => {
	const noor = await new_person('Noor Smit');
	const community = await new_community(noor);
	for (let i = 0; i < 33; i += 1) await new_question(noor, community, `Question number ${i} of many`);
	const page = await open_as(browser, noor);
	await page.goto(`/communities/${community.id}`);
	const last = page.getByRole('link', { name: 'Question number 0 of many' });
	await expect(page.getByRole('link', { name: 'Question number 32 of many' })).toBeVisible();
	await expect(last).toBeHidden();
	await page.getByRole('button', { name: 'Show more' }).click();
	await last.scrollIntoViewIfNeeded();
	const before = await page.evaluate(() => scrollY);
	await last.click();
	await expect(page.getByRole('heading', { level: 1, name: 'Question number 0 of many' })).toBeVisible();
	await page.goBack();
	await expect(last).toBeInViewport();
	expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(3);
	await page.getByRole('link', { name: 'Home', exact: true }).first().click();
	await page.getByRole('link', { name: 'Communities', exact: true }).first().click();
	await expect(page).toHaveURL('/communities');
	await page.getByRole('main').getByRole('link', { name: community.name }).click();
	await expect(page.getByRole('heading', { level: 1, name: community.name })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Question number 32 of many' })).toBeVisible();
	await expect(last).toBeHidden();
});

test('what one read on is not there for who signs in next in the same tab', async ({ browser }) => {
	const noor = await new_person('Noor Smit');
	const pieter = await new_person('Pieter Aerts');
	const secret = await new_community(noor, 'private');
	await new_question(noor, secret, 'A secret of few');
	const open = await new_community(noor);
	for (let i = 0; i < 33; i += 1) await new_question(noor, open, `Question number ${i} of many`);
	const page = await open_as(browser, noor);
	await page.goto('/');
	const more = page.getByRole('button', { name: 'Show more' });
	const secret_one = page.getByRole('link', { name: 'A secret of few' });
	// Others ask meanwhile.
	for (let pages = 0; pages < 9 && !(await secret_one.isVisible()); pages += 1) {
		await more.click();
		await page.waitForLoadState('networkidle');
	}
	await expect(secret_one).toBeVisible();
	await ask_api(noor, 'delete', '/session');
	await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
	await page.getByLabel('Work e-mail').fill(pieter.email);
	await page.getByLabel('Password', { exact: true }).fill(pieter.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.getByRole('link', { name: 'Me', exact: true }).first().click();
	await expect(page).toHaveURL('/me');
	// Where Pieter came in, and where Noor stood; nothing to sign in with is between them.
	for (let back = 0; back < 2; back += 1) {
		await page.goBack();
		await expect(page).toHaveURL('/');
		await expect(more).toBeVisible();
		await expect(secret_one).toHaveCount(0);
	}
});

test('the tabs of the home page stay where they are', async ({ browser }) => {
	const noor = await new_person('Noor Smit');
	const page = await open_as(browser, noor);
	await page.goto('/');
	await expect(page.getByText('Waiting for an answer').first()).toBeVisible();
	const before = await top_of(page, 'Unanswered');
	await page.getByRole('button', { name: 'Unanswered', exact: true }).click();
	await expect(page).toHaveURL('/?show=unanswered');
	expect(await top_of(page, 'Unanswered')).toBe(before);
});

test('a community that is joined stays where it is in the list, and so does the focus', async ({
	browser
}) => {
	const [noor, youssef] = [await new_person('Noor Smit'), await new_person('Youssef Amrani')];
	const community = await new_community(noor);
	const page = await open_as(browser, youssef);
	await page.goto('/communities');
	const card = page.getByRole('listitem').filter({ hasText: community.name });
	await expect(page.getByRole('listitem').first()).toBeVisible();
	while (!(await card.count())) await page.getByRole('button', { name: 'Show more' }).click();
	const names = () => page.getByRole('heading', { level: 3 }).allTextContents();
	const before = await names();
	await card.getByRole('button', { name: 'Join' }).click();
	await expect(card.getByText('You are in')).toBeVisible();
	expect(await names()).toEqual(before);
	await expect(card.getByRole('link', { name: community.name })).toBeFocused();
	await is_accessible(page);
});

test('a request that was not accepted is told to who asked', async ({ browser }) => {
	const [noor, youssef] = [await new_person('Noor Smit'), await new_person('Youssef Amrani')];
	const community = await new_community(noor, 'closed');
	await join_community(youssef, community);
	await ask_api(noor, 'delete', `/communities/${community.id}/members/${youssef.id}`);
	const page = await open_as(browser, youssef);
	await page.goto(`/communities/${community.id}`);
	await expect(page.getByText('Your request was not accepted this time.')).toBeVisible();
	await is_accessible(page);
	await page.getByRole('button', { name: /^Ask to join/ }).click();
	await expect(page.getByText('Your request was not accepted this time.')).toBeHidden();
});

test('a facilitator who leaves hears that the role goes too', async ({ browser }) => {
	const [noor, youssef] = [await new_person('Noor Smit'), await new_person('Youssef Amrani')];
	const community = await new_community(noor);
	await join_community(youssef, community);
	await ask_api(noor, 'put', `/communities/${community.id}/facilitators/${youssef.id}`);
	const page = await open_as(browser, youssef);
	await page.goto(`/communities/${community.id}`);
	await page.getByRole('button', { name: 'Leave' }).click();
	await expect(page.getByRole('dialog').getByText('You will not be a facilitator any more')).toBeVisible();
});

test('what was being written under a question that is withdrawn can be taken along, and goes on later', async ({
	browser
}) => {
	const [noor, youssef] = [await new_person('Noor Smit'), await new_person('Youssef Amrani')];
	const community = await new_community(noor);
	await join_community(youssef, community);
	const question = await new_question(noor, community);
	const page = await open_as(browser, youssef);
	await open_question(page, `/questions/${question.id}`);
	await page.getByLabel('Your answer').fill('Half an answer');
	await ask_api(noor, 'put', `/questions/${question.id}/withdrawal`);
	await expect(page.getByRole('heading', { name: 'You can no longer read this question' })).toBeVisible();
	await expect(page.getByRole('textbox', { name: 'What you were writing' })).toHaveValue('Half an answer');
	await page.getByRole('button', { name: 'Copy text' }).click();
	await expect(page.getByText(/Text copied|The text is selected/)).toBeVisible();
	await is_accessible(page);
	await page.getByRole('button', { name: 'Try again' }).click();
	await has_said(page, 'You still cannot read the question.');
	await ask_api(noor, 'delete', `/questions/${question.id}/withdrawal`);
	await expect(page.getByRole('heading', { level: 1, name: question.title })).toBeFocused();
	await expect(page.getByLabel('Your answer')).toHaveValue('Half an answer');
});

test('a title that was being changed when its writer was let go can be taken along', async ({ browser }) => {
	const [noor, youssef] = await Promise.all([new_person('Noor Smit'), new_person('Youssef Amrani')]);
	const community = await new_community(youssef, 'closed');
	await join_community(noor, community);
	await ask_api(youssef, 'put', `/communities/${community.id}/members/${noor.id}`);
	const question = await new_question(noor, community);
	const page = await open_as(browser, noor);
	await open_question(page, `/questions/${question.id}`);
	await page.getByRole('button', { name: 'More', exact: true }).click();
	await page.getByRole('menuitem', { name: 'Edit' }).click();
	await page.getByLabel('Your question in one sentence').fill('Which breaker fits a heat pump?');
	await ask_api(youssef, 'delete', `/communities/${community.id}/members/${noor.id}`);
	await expect(page.getByRole('heading', { name: 'You can no longer read this question' })).toBeVisible();
	await expect(page.getByRole('textbox', { name: 'What you were writing' })).toHaveValue(
		'Which breaker fits a heat pump?\n\nIt trips **only** at the start.'
	);
});

test('under a question of one’s own that is withdrawn nothing is added', async ({ browser }) => {
	const [noor, youssef] = [await new_person('Noor Smit'), await new_person('Youssef Amrani')];
	const community = await new_community(noor);
	await join_community(youssef, community);
	const question = await new_question(noor, community);
	await new_answer(youssef, question, 'Measure first.');
	await ask_api(noor, 'put', `/questions/${question.id}/withdrawal`);
	const page = await open_as(browser, noor);
	await page.goto(`/questions/${question.id}`);
	await expect(page.getByText('Measure first.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Comment' })).toHaveCount(0);
	await expect(page.getByRole('button', { name: /^Helpful/ })).toHaveCount(0);
	await page.getByRole('button', { name: 'Put it back' }).click();
	await expect(page.getByRole('button', { name: /^Helpful/ })).toBeVisible();
});

test('where copying fails the address says the link of the answer', async ({ browser }) => {
	const noor = await new_person('Noor Smit');
	const question = await new_question(noor, await new_community(noor));
	const answer = await new_answer(noor, question, 'Measure first.');
	const page = await open_as(browser, noor);
	await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
	await page.goto(`/questions/${question.id}`);
	await page.locator(`[id="${answer.id}"]`).getByRole('button', { name: /^More/ }).click();
	await page.getByRole('menuitem', { name: 'Copy link' }).click();
	await has_said(page, 'The link is now in the address bar.');
	await expect(page).toHaveURL(`/questions/${question.id}#${answer.id}`);
});

test('searching begins in the box, and for nothing ends what was wrong', async ({ browser }) => {
	const page = await open_as(browser, await new_person('Noor Smit'));
	await page.goto('/');
	await page.getByRole('link', { name: 'Search' }).click();
	const box = page.getByRole('main').getByRole('searchbox');
	await expect(box).toBeFocused();
	await box.fill('pump '.repeat(60));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('alert')).toContainText('characters');
	await box.fill('');
	await box.press('Enter');
	await expect(page).toHaveURL('/search');
	await expect(page.getByText('What are you looking for?')).toBeVisible();
	await box.fill('pump');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Is it not among these?')).toBeVisible();
	await is_accessible(page);
	await page.getByRole('main').getByRole('link', { name: 'Ask this as a question' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(/Ask a question|Join a community/);
});

test('a link for somebody else, or into where one is, says so at once', async ({ browser }) => {
	const [noor, youssef] = [await new_person('Noor Smit'), await new_person('Youssef Amrani')];
	const community = await new_community(noor);
	const link_for = async (email?: string) => {
		const { link } = await ask_api<{ link: string }>(an_administrator(), 'post', '/invitations', {
			role: 'member',
			community: community.id,
			...(email && { email })
		});
		return link;
	};
	const page = await open_as(browser, youssef);
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.goto(await link_for(`somebody.${unique()}@vermaas-maes.example`));
	await expect(page.getByRole('heading', { name: 'This link is for somebody else' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Join' })).toHaveCount(0);
	await is_accessible(page);
	await join_community(youssef, community);
	await page.goto('/');
	await page.goto(await link_for());
	await page.getByRole('link', { name: 'Go to the community' }).click();
	await expect(page.getByRole('heading', { level: 1, name: community.name })).toBeVisible();
});

test('a newcomer hears of all mistakes at once, and a reload keeps the name', async ({ browser }) => {
	const { link } = await ask_api<{ link: string }>(an_administrator(), 'post', '/invitations', {
		role: 'member'
	});
	const page = await open_as(browser);
	await page.goto(link);
	await page.getByLabel('Choose a password').fill('short');
	const heading = page.getByRole('heading', { level: 1 });
	const before = (await heading.boundingBox())?.y;
	await page.getByRole('button', { name: 'Come in' }).click();
	await expect(page.getByText('Fill in your name.')).toBeVisible();
	await expect(page.getByText('Fill in an e-mail address')).toBeVisible();
	await expect(page.getByText('at least 10 characters.')).toBeVisible();
	expect((await heading.boundingBox())?.y).toBe(before);
	await page.getByLabel('Your name').fill('Bram de Wit');
	await page.reload();
	await expect(page.getByLabel('Your name')).toHaveValue('Bram de Wit');
	await expect(page.getByLabel('Choose a password')).toHaveValue('');
});

test('a link for another password, opened as somebody else, says whose it is', async ({ browser }) => {
	const [noor, youssef] = [await new_person('Noor Smit'), await new_person('Youssef Amrani')];
	const { link } = await ask_api<{ link: string }>(
		an_administrator(),
		'post',
		`/people/${noor.id}/reset_links`
	);
	const page = await open_as(browser, youssef);
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.goto(link);
	await expect(page.getByText('You are signed in here as Youssef Amrani.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Go to Home' })).toBeVisible();
	await is_accessible(page);
});
