import { expect, type Browser, type Page } from '@playwright/test';
import { test } from './answers.ts';
import {
	ask_api,
	fits,
	has_said,
	is_accessible,
	new_community,
	new_person,
	new_question,
	open_as,
	type Language,
	type Person,
	type Question
} from './kring.ts';

type There = { draft?: { form: string }; earlier: { form: string }[] };

/** Somebody with a question to answer, and how they open it. */
async function asked(browser: Browser, language: Language = 'en') {
	const noor = await new_person('Noor Smit', language);
	const question = await new_question(noor, await new_community(noor));
	const path = `/questions/${question.id}`;
	const on = async (view: Parameters<typeof open_as>[2]) => {
		const page = await open_as(browser, noor, { language, ...view });
		await page.goto(path);
		return page;
	};
	return { noor, question, path, on };
}

const there = (noor: Person, question: Question) =>
	ask_api<There>(noor, 'get', `/me/drafts/answer:${question.id}`);
/** A device hands over a few seconds after the last key. */
const is_handed_over = (noor: Person, question: Question, words: string) =>
	expect.poll(async () => (await there(noor, question)).draft?.form, { timeout: 15_000 }).toContain(words);

const words = {
	nl: {
		box: 'Jouw antwoord',
		earlier: 'Eerdere versies',
		take: 'Neem deze',
		taken: 'Het staat weer in het vak.'
	},
	en: {
		box: 'Your answer',
		earlier: 'Earlier drafts',
		take: 'Use this one',
		taken: 'It stands in the form again.'
	}
};

test('what one begins at the desk stands in the box on the phone, until it is posted', async ({
	browser
}) => {
	const { noor, question, on } = await asked(browser);
	const desk = await on({ width: 1360 });
	await desk.getByLabel('Your answer').fill('Measure the inrush current first.');
	await is_handed_over(noor, question, 'Measure the inrush');
	const phone = await on({ width: 390 });
	await expect(phone.getByLabel('Your answer')).toHaveValue('Measure the inrush current first.');
	await phone.getByRole('button', { name: 'Post answer' }).click();
	await expect(phone.getByRole('article').getByText('Measure the inrush current first.')).toBeVisible();
	await expect.poll(async () => (await there(noor, question)).draft).toBeUndefined();
	await desk.reload();
	await expect(desk.getByRole('article').getByText('Measure the inrush current first.')).toBeVisible();
	await expect(desk.getByLabel('Your answer')).toHaveValue('');
});

for (const [language, width, scheme] of [
	['nl', 390, 'light'],
	['en', 1360, 'dark']
] as const)
	test(`of two devices that wrote at once the later key wins, and the other draft can be taken back, ${language}`, async ({
		browser
	}) => {
		const { noor, question, on } = await asked(browser, language);
		const said = words[language];
		const phone = await on({ width, scheme });
		const desk = await on({ width: 1360 });
		const box = phone.getByLabel(said.box);
		await phone.context().setOffline(true);
		await box.fill('Written on the train.');
		await expect(phone.getByText(/\d:\d\d/).last()).toBeVisible();
		await desk.getByLabel(said.box).fill('Written at the desk, later.');
		await is_handed_over(noor, question, 'at the desk');
		await phone.context().setOffline(false);
		await expect(box).toHaveValue('Written at the desk, later.', { timeout: 15_000 });
		await phone.getByRole('button', { name: said.earlier, exact: true }).click();
		const dialog = phone.getByRole('dialog', { name: said.earlier });
		await expect(dialog.getByText('Written on the train.')).toBeVisible();
		await is_accessible(phone);
		await fits(phone);
		await dialog.getByRole('button', { name: said.take }).click();
		await expect(box).toHaveValue('Written on the train.');
		await has_said(phone, said.taken);
		await is_handed_over(noor, question, 'on the train');
		const { earlier } = await there(noor, question);
		expect(earlier.map(({ form }) => form)).toEqual([expect.stringContaining('at the desk')]);
	});

test('one’s drafts are listed, lead to where they are, and go when they are discarded', async ({
	browser
}) => {
	const { noor, question, on } = await asked(browser);
	const page = await on({ width: 390 });
	await page.getByLabel('Your answer').fill('Half a thought.');
	await is_handed_over(noor, question, 'Half a thought.');
	await page.goto('/me');
	await page.getByRole('link', { name: 'Drafts' }).click();
	const row = page.getByRole('listitem').filter({ hasText: 'An answer to' });
	await is_accessible(page);
	await row.getByRole('link', { name: question.title }).click();
	await expect(page.getByLabel('Your answer')).toHaveValue('Half a thought.');
	await page.goBack();
	await row.getByRole('button', { name: 'Discard' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click();
	await expect(page.getByText('No drafts')).toBeVisible();
	expect((await there(noor, question)).draft).toBeUndefined();
	await page.goto(`/questions/${question.id}`);
	await expect(page.getByLabel('Your answer')).toHaveValue('');
});

/** A question that was read while there was a connection, and is there no more. */
async function gone_offline(page: Page) {
	await page.evaluate(() => navigator.serviceWorker.ready);
	await page.reload();
	await expect(page.getByLabel('Your answer')).toBeVisible();
	await page.context().setOffline(true);
	return page;
}

/** The page as it is opened again after its tab was ended. */
async function reopened(page: Page, path: string) {
	const context = page.context();
	await page.close();
	const again = await context.newPage();
	await again.goto(path);
	return again;
}

test('what is written offline outlives its tab, and is posted once when one is back', async ({ browser }) => {
	const { noor, question, path, on } = await asked(browser);
	const before = await gone_offline(await on({ offline_ready: true }));
	await before.getByLabel('Your answer').fill('Written where nobody is reached.');
	await before.getByRole('button', { name: 'Post answer' }).click();
	await expect(before.getByRole('alert').filter({ hasText: 'still here' })).toBeVisible();
	const page = await reopened(before, path);
	const box = page.getByLabel('Your answer');
	await expect(box).toHaveValue('Written where nobody is reached.');
	await page.context().setOffline(false);
	const post = page.getByRole('button', { name: 'Post answer' });
	await post.dblclick();
	await expect(page.getByRole('article').getByText('Written where nobody is reached.')).toBeVisible();
	await expect(box).toHaveValue('');
	await page.reload();
	await expect(box).toHaveValue('');
	const { answers } = await ask_api<Question>(noor, 'get', `/questions/${question.id}`);
	expect(answers.map(({ text }) => text)).toEqual(['Written where nobody is reached.']);
	await expect.poll(async () => (await there(noor, question)).draft).toBeUndefined();
});

test('an answer whose tab was ended before it heard that it was posted is posted once', async ({
	browser
}) => {
	const { noor, question, path, on } = await asked(browser);
	const before = await on({});
	await before.route('**/answers', async (route) => {
		await route.fetch();
		await new Promise(() => undefined);
	});
	await before.getByLabel('Your answer').fill('Sent as the tab ended.');
	await before.getByRole('button', { name: 'Post answer' }).click();
	const answers = async () =>
		(await ask_api<Question>(noor, 'get', `/questions/${question.id}`)).answers.map(({ text }) => text);
	await expect.poll(answers).toEqual(['Sent as the tab ended.']);
	const page = await reopened(before, path);
	const box = page.getByLabel('Your answer');
	await expect(box).toHaveValue('Sent as the tab ended.');
	await page.getByRole('button', { name: 'Post answer' }).click();
	await expect(box).toHaveValue('');
	expect(await answers()).toEqual(['Sent as the tab ended.']);
});

test('what is written offline is handed over when the hub is opened anywhere again', async ({ browser }) => {
	const { noor, question, path, on } = await asked(browser);
	const before = await gone_offline(await on({ offline_ready: true }));
	await before.getByLabel('Your answer').fill('Half a thought.');
	await expect(before.getByText('Draft kept on this device')).toBeVisible();
	const page = await reopened(before, path);
	await page.context().setOffline(false);
	await page.goto('/communities');
	await is_handed_over(noor, question, 'Half a thought.');
});
