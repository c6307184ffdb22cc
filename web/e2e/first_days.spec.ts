import { expect } from '@playwright/test';
import { test } from './answers.ts';
import {
	ask_api,
	fits,
	has_said,
	is_accessible,
	join_community,
	languages,
	new_answer,
	new_community,
	new_person,
	new_question,
	open_as,
	open_question
} from './kring.ts';

/** What somebody on a phone meets in the first days. */
async function asked() {
	const [noor, youssef] = await Promise.all([new_person('Noor Smit'), new_person('Youssef Amrani')]);
	const community = await new_community(noor);
	await join_community(youssef, community);
	const question = await new_question(noor, community);
	return { noor, youssef, community, question, path: `/questions/${question.id}` };
}

const start = {
	nl: {
		link: 'Kies er een, of begin er zelf een',
		waits: 'Wacht op een antwoord in een kring',
		title: 'Kringen'
	},
	en: {
		link: 'Choose one, or start your own',
		waits: 'Waiting for an answer in a community',
		title: 'Communities'
	}
};
for (const language of languages)
	test(`whoever is in no community is shown the way to one, in ${language}`, async ({ browser }) => {
		const { community } = await asked();
		const words = start[language];
		const tine = await new_person('Tine De Wilde');
		const page = await open_as(browser, tine, { language, width: 320 });
		await page.goto('/');
		await expect(page.getByText(words.waits, { exact: true })).toBeVisible();
		await is_accessible(page);
		await fits(page);
		await page.getByRole('link', { name: words.link }).click();
		await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible();
		await join_community(tine, community);
		await page.goto('/');
		await expect(page.getByRole('complementary').getByText(community.name)).toBeVisible();
		await expect(page.getByRole('link', { name: words.link })).toHaveCount(0);
	});

test('news can be sent away, and goes by itself once what arrived is in sight', async ({ browser }) => {
	const { noor, youssef, question, path } = await asked();
	const page = await open_as(browser, noor);
	await page.setViewportSize({ width: 390, height: 320 });
	await open_question(page, path);
	const news = page.getByText('New answer from Youssef Amrani.');
	await page.evaluate(() => scrollTo(0, 0));
	await new_answer(youssef, question, 'Measure first.');
	await expect(news).toBeVisible();
	await is_accessible(page);
	await page.getByRole('button', { name: 'Close' }).click();
	await expect(news).toBeHidden();
	await ask_api(youssef, 'post', `/questions/${question.id}/answers`, { text: 'Then measure again.' });
	await expect(news).toBeVisible();
	await page.getByText('Then measure again.').scrollIntoViewIfNeeded();
	await expect(news).toBeHidden();
});

test('what is wrong with a field goes as soon as the field is changed', async ({ browser }) => {
	const page = await open_as(browser);
	await page.goto('/sign-in');
	await page.getByRole('button', { name: 'Sign in' }).click();
	const email = page.getByLabel('Work e-mail');
	await expect(page.getByText('such as name@example.org')).toBeVisible();
	await email.fill('n');
	await expect(page.getByText('such as name@example.org')).toBeHidden();
	await expect(email).toHaveAttribute('aria-invalid', 'false');
	await expect(page.getByLabel('Password')).toHaveAttribute('aria-invalid', 'true');
});

test('a question goes where its writer chose, and nowhere by itself', async ({ browser }) => {
	const noor = await new_person('Noor Smit');
	const [first, second] = [await new_community(noor), await new_community(noor)];
	const page = await open_as(browser, noor);
	await page.goto('/ask');
	await page.getByLabel('Your question').fill('Where does this question belong?');
	await page.getByRole('button', { name: 'Post question' }).click();
	const place = page.getByLabel('In which community?');
	await expect(place).toBeFocused();
	await expect(page.getByText('Choose a community.')).toBeVisible();
	await is_accessible(page);
	await place.selectOption(second.name);
	await expect(page.getByText('Choose a community.')).toBeHidden();
	await page.getByRole('button', { name: 'Post question' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Where does this' })).toBeVisible();
	await expect(page.getByRole('link', { name: second.name })).toBeVisible();
	await page.goto(`/ask?community=${first.id}`);
	await expect(place).toHaveValue(first.id);
});

test('a press that fails offline does not speak of a text', async ({ browser }) => {
	const { noor, youssef, question, path } = await asked();
	await new_answer(youssef, question, 'Measure first.');
	const page = await open_as(browser, noor);
	await page.goto(path);
	await expect(page.getByRole('button', { name: 'Helpful' })).toBeVisible();
	await page.context().setOffline(true);
	await page.getByRole('button', { name: 'Helpful' }).click();
	await has_said(page, 'you seem to be offline. Try again once you are connected.');
	await page.getByLabel('Your answer').fill('Kept here.');
	await page.getByRole('button', { name: 'Post answer' }).click();
	const alert = page.getByRole('alert').filter({ hasText: 'What you filled in is still here' });
	await expect(alert).toBeVisible();
	await page.context().setOffline(false);
	await expect(alert).toBeHidden();
});

test('Ctrl+Enter posts a comment and an answer', async ({ browser }) => {
	const { youssef, path } = await asked();
	const page = await open_as(browser, youssef);
	await page.goto(path);
	await page.getByRole('button', { name: 'Comment' }).click();
	await page.keyboard.type('Which pump?');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('listitem').filter({ hasText: 'Which pump?' })).toBeVisible();
	await page.getByLabel('Your answer').fill('This one.');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('article', { name: 'Youssef Amrani' })).toBeFocused();
});

test('drafts are thrown away only after asking', async ({ browser }) => {
	const { noor, question, path } = await asked();
	const page = await open_as(browser, noor);
	// What the hub has is not lost by signing out.
	await page.route('**/api/v1/me/drafts/**', (route) => route.abort());
	await page.goto(path);
	await page.getByRole('button', { name: 'Comment' }).click();
	await page.getByLabel('Write a comment').fill('Half a comment');
	await page.getByRole('button', { name: 'Cancel' }).click();
	await is_accessible(page);
	await page.getByRole('dialog').getByRole('button', { name: 'Keep writing' }).click();
	await expect(page.getByLabel('Write a comment')).toHaveValue('Half a comment');
	await page.goto('/me');
	await page.getByRole('button', { name: 'Sign out' }).click();
	const dialog = page.getByRole('dialog', { name: 'Sign out and discard your drafts?' });
	const left = dialog.getByRole('listitem').filter({ hasText: 'A comment at' });
	await is_accessible(page);
	await left.getByRole('link', { name: question.title }).click();
	await expect(page).toHaveURL(path);
	await expect(page.getByLabel('Write a comment')).toHaveValue('Half a comment');
	await page.getByRole('button', { name: 'Cancel' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click();
	await expect(page.getByLabel('Write a comment')).toBeHidden();
	await page.goto('/me');
	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
});

test('an invitation’s link is shared where the browser can', async ({ browser }) => {
	const { noor, community } = await asked();
	const page = await open_as(browser, noor);
	await page.addInitScript(() => {
		const share = async ({ url }: ShareData) => void Object.assign(globalThis, { shared: url });
		Object.defineProperty(navigator, 'share', { value: share });
	});
	await page.goto(`/communities/${community.id}/members`);
	await page.getByRole('button', { name: 'Make a link' }).click();
	await page.getByRole('button', { name: 'Share link' }).click();
	const shared = () => page.evaluate(() => (globalThis as { shared?: string }).shared);
	await expect.poll(shared).toContain('/welcome#');
	await is_accessible(page);
});

test('what is written from right to left reads from right to left', async ({ browser }) => {
	const { noor, community } = await asked();
	const question = await new_question(noor, community, 'كيف أختار القاطع المناسب؟');
	await new_answer(noor, question, 'قس أولا.\n\nMeasure first.');
	const page = await open_as(browser, noor);
	await page.goto(`/questions/${question.id}`);
	const direction = (element: Element) => getComputedStyle(element).direction;
	expect(await page.getByRole('heading', { level: 1 }).evaluate(direction)).toBe('rtl');
	expect(await page.getByText('قس أولا').evaluate(direction)).toBe('rtl');
});

test('after a search the focus is at what was found', async ({ browser }) => {
	const noor = await new_person('Noor Smit');
	const page = await open_as(browser, noor);
	await page.goto('/search');
	await page.getByRole('main').getByRole('searchbox').fill('zzyzx plumbus');
	await page.keyboard.press('Enter');
	const heading = page.getByRole('heading', { name: 'Nothing found' });
	await expect(heading).toBeFocused();
	await expect(page.getByText('under another word')).toBeVisible();
});
