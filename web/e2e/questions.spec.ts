import { expect, type Browser } from '@playwright/test';
import { test } from './answers.ts';
import {
	ask_api,
	complaints,
	fits,
	has_said,
	is_accessible,
	join_community,
	new_answer,
	new_community,
	new_person,
	new_question,
	open_as,
	open_question,
	unique,
	type Question
} from './kring.ts';

/** Two colleagues in one open community. */
async function two_colleagues() {
	const [noor, youssef] = await Promise.all([new_person('Noor Smit'), new_person('Youssef Amrani')]);
	const community = await new_community(noor);
	await join_community(youssef, community);
	return { noor, youssef, community };
}

async function asked(browser: Browser) {
	const { noor, youssef, community } = await two_colleagues();
	const question = await new_question(noor, community);
	const path = `/questions/${question.id}`;
	return { noor, youssef, question, path, open: (person: typeof noor) => open_as(browser, person) };
}

test('one asks, another answers, it arrives without a reload, and the first accepts', async ({ browser }) => {
	const { noor, youssef, community } = await two_colleagues();
	const asker = await open_as(browser, noor, { language: 'en', width: 1360 });
	const heard = complaints(asker);
	await asker.goto(`/communities/${community.id}`);
	await asker.getByRole('link', { name: 'Ask here' }).click();
	await asker.getByLabel('Your question').fill('Short');
	await asker.getByRole('button', { name: 'Post question' }).click();
	await expect(asker.getByText('at least')).toBeVisible();
	await expect(asker.getByLabel('Your question')).toBeFocused();
	await asker.getByLabel('Your question').fill('Why does the breaker trip when the pump starts?');
	await asker.getByLabel('Tell us more').fill('Only at the start.');
	await asker.getByLabel('Tell us more').selectText();
	await asker.getByRole('button', { name: 'Bold' }).click();
	await asker.getByRole('button', { name: 'Preview' }).click();
	await expect(asker.locator('strong', { hasText: 'Only at the start.' })).toBeVisible();
	await asker.getByRole('button', { name: 'Post question' }).click();
	await expect(asker.getByRole('heading', { level: 1, name: 'Why does the breaker trip' })).toBeVisible();

	const helper = await open_as(browser, youssef, { language: 'nl', width: 390 });
	await helper.goto(asker.url());
	await helper.getByLabel('Jouw antwoord').fill('Meet **eerst** de lusimpedantie.');
	await helper.getByRole('button', { name: 'Plaats antwoord' }).click();
	await expect(helper.getByRole('heading', { name: '1 antwoord' })).toBeVisible();

	await expect(asker.getByText('New answer from Youssef Amrani.')).toBeVisible();
	await expect(asker.getByRole('heading', { name: '1 answer' })).toBeVisible();
	await asker.getByRole('button', { name: 'Look' }).click();
	const answer = asker.getByRole('article', { name: 'Youssef Amrani' });
	await expect(answer).toBeFocused();
	await answer.getByRole('button', { name: 'Helpful' }).click();
	await expect(answer.getByRole('button', { name: 'Helpful · 1' })).toHaveAttribute('aria-pressed', 'true');
	await answer.getByRole('button', { name: 'Accept this answer' }).click();
	await expect(answer.getByText('Accepted answer')).toBeVisible();
	await expect(helper.getByText('Geaccepteerd antwoord')).toBeVisible();
	await has_said(helper, 'Je antwoord is geaccepteerd.');
	await expect(helper.getByText('Nuttig · 1')).toBeVisible();
	await answer.getByRole('button', { name: 'Accept no longer' }).click();
	await expect(helper.getByText('Geaccepteerd antwoord', { exact: true })).toBeHidden();
	await expect(helper.getByText('Je antwoord is geaccepteerd.')).toBeHidden();
	await expect(helper.locator('article.fresh')).toHaveCount(0);
	expect(heard).toEqual([]);
});

test('what arrives moves nothing under the hands of somebody who is typing', async ({ browser }) => {
	const { noor, youssef, question, path, open } = await asked(browser);
	const page = await open(noor);
	await page.setViewportSize({ width: 390, height: 500 }); // what a phone's keyboard leaves
	await open_question(page, path);
	const box = page.getByLabel('Your answer');
	await box.scrollIntoViewIfNeeded();
	const before = await box.boundingBox();
	await box.fill('Half a sen');
	await expect(page.getByRole('button', { name: 'Bold' })).toBeVisible();
	await new_answer(youssef, question, 'A long answer.\n\nWith\n\nmany\n\nparagraphs.');
	await expect(page.getByRole('heading', { name: '1 answer' })).toBeVisible();
	await expect(box).toBeFocused();
	await page.keyboard.type('tence');
	await expect(box).toHaveValue('Half a sentence');
	const after = await box.boundingBox();
	expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(4);
});

test('after a lost connection nothing is missed and nothing is doubled', async ({ browser }) => {
	const { noor, youssef, question, path, open } = await asked(browser);
	const page = await open(noor);
	await page.goto(path);
	await new_answer(youssef, question, 'First.');
	await expect(page.getByRole('heading', { name: '1 answer' })).toBeVisible();
	await page.context().setOffline(true);
	await expect(page.getByText('Offline').first()).toBeVisible();
	await new_answer(youssef, question, 'Second, while nobody listened.');
	await page.context().setOffline(false);
	await expect(page.getByText('Second, while nobody listened.')).toBeVisible();
	await expect(page.getByRole('heading', { name: '2 answers' })).toBeVisible();
	await new_answer(youssef, question, 'Third.');
	await expect(page.getByRole('heading', { name: '3 answers' })).toBeVisible();
	await expect(page.getByText('First.')).toHaveCount(1);
});

test('what arrives can be gone to, and the keyboard goes on from there', async ({ browser }) => {
	const { noor, youssef, question, path, open } = await asked(browser);
	const page = await open(noor);
	await open_question(page, path);
	await ask_api(youssef, 'post', `/questions/${question.id}/comments`, { text: 'Which pump is it?' });
	await expect(page.getByText('New comment from Youssef Amrani.')).toBeVisible();
	await page.getByRole('button', { name: 'Look' }).click();
	await expect(page.getByRole('listitem').filter({ hasText: 'Which pump is it?' })).toBeFocused();
});

test('what one withdraws in one tab can be put back in another', async ({ browser }) => {
	const { noor, path, open } = await asked(browser);
	const page = await open(noor);
	const other = await page.context().newPage();
	await open_question(other, path);
	await open_question(page, path);
	await page.getByRole('button', { name: 'More', exact: true }).click();
	await page.getByRole('menuitem', { name: 'Withdraw' }).click();
	await expect(other.getByText('This question was withdrawn. Only you still see it.')).toBeVisible();
	await expect(other.getByText('can read this')).toBeHidden();
	await expect(other.getByRole('heading', { level: 1, name: 'Which breaker fits this pump?' })).toBeVisible();
	await other.getByRole('button', { name: 'Put it back' }).click();
	await expect(page.getByText('This question was withdrawn.')).toBeHidden();
	await expect(page.getByText('It trips only at the start.')).toBeVisible();
});

test('a question one withdrew is found again among one’s own, and put back', async ({ browser }) => {
	const { noor, question, path, open } = await asked(browser);
	await ask_api(noor, 'put', `/questions/${question.id}/withdrawal`);
	const page = await open(noor);
	await page.goto('/?show=mine');
	const card = page.getByRole('article', { name: question.title });
	await expect(card.getByText('Withdrawn')).toBeVisible();
	await is_accessible(page);
	await card.getByRole('link', { name: question.title }).click();
	await expect(page).toHaveURL(path);
	await page.getByRole('button', { name: 'Put it back' }).click();
	await expect(page.getByText('This question was withdrawn.')).toBeHidden();
});

test('comments are written under a question and an answer, and edited', async ({ browser }) => {
	const { noor, youssef, question, path, open } = await asked(browser);
	await new_answer(youssef, question, 'Measure first.');
	const page = await open(noor);
	await page.goto(path);
	const answer = page.getByRole('article', { name: 'Youssef Amrani' });
	await answer.getByRole('button', { name: 'Comment' }).click();
	await expect(answer.getByLabel('Write a comment')).toBeFocused();
	await page.keyboard.type('Good **piont**.');
	await answer.getByRole('button', { name: 'Post' }).click();
	await expect(answer.getByText('Good piont.')).toBeVisible();
	await expect(answer.getByRole('listitem').filter({ hasText: 'Good piont.' })).toBeFocused();
	await answer.getByRole('button', { name: 'More: Noor Smit' }).click();
	await page.getByRole('menuitem', { name: 'Edit' }).click();
	await expect(answer.getByLabel('Your comment')).toBeFocused();
	await answer.getByLabel('Your comment').fill('Good **point**.');
	await answer.getByRole('button', { name: 'Save' }).click();
	await expect(answer.getByText('Good point.')).toBeVisible();
	await answer.getByRole('button', { name: /^edited/ }).click();
	const dialog = page.getByRole('dialog', { name: 'Earlier versions' });
	await expect(dialog.locator('strong', { hasText: 'piont' })).toBeVisible();
	await expect(dialog.getByRole('listitem')).toHaveCount(1);
	await is_accessible(page);
	await page.setViewportSize({ width: 320, height: 640 });
	await fits(page);
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
});

test('who comments under many others stays where they are, and hears that it is there', async ({
	browser
}) => {
	const { noor, youssef, question, path, open } = await asked(browser);
	const given = await new_answer(youssef, question, 'Measure first.');
	for (let number = 1; number <= 12; number++)
		await ask_api(youssef, 'post', `/answers/${given.id}/comments`, { text: `Remark ${number}.` });
	const page = await open(noor);
	await page.setViewportSize({ width: 390, height: 700 });
	await page.goto(path);
	const answer = page.getByRole('article', { name: 'Youssef Amrani' });
	await answer.getByRole('button', { name: 'Comment', exact: true }).click();
	await page.keyboard.type('My own remark');
	await answer.getByRole('button', { name: 'Post' }).click();
	const mine = answer.getByRole('listitem').filter({ hasText: 'My own remark' });
	await expect(mine).toBeFocused();
	await expect(mine).toBeInViewport();
	await expect(page.getByText('Your comment is posted.')).toBeVisible();

	await answer.getByRole('button', { name: 'Comment', exact: true }).click();
	await page.keyboard.type('On second thoughts');
	await answer.getByRole('button', { name: 'Cancel' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click();
	await expect(mine).toBeFocused();
	await expect(mine).toBeInViewport();
	await expect(page.getByText('Discarded.')).toBeVisible();
});

test('an edit that comes second keeps both texts', async ({ browser }) => {
	const { noor, question, path, open } = await asked(browser);
	const page = await open(noor);
	const heard = complaints(page);
	await page.goto(path);
	await page.getByRole('button', { name: 'More', exact: true }).click();
	await page.getByRole('menuitem', { name: 'Edit' }).click();
	await expect(page.getByLabel('Your question in one sentence')).toBeFocused();
	await page.getByLabel('Text', { exact: true }).fill('My words, from the van.');
	const theirs = {
		title: question.title,
		text: 'Other words, from the office.',
		revision: question.revision
	};
	await ask_api(noor, 'put', `/questions/${question.id}`, theirs);
	await page.getByRole('button', { name: 'Save' }).click();
	const conflict = page.getByRole('region', { name: 'This was changed while you were writing' });
	await expect(conflict.getByText('Other words, from the office.')).toBeVisible();
	await expect(page.getByLabel('Text', { exact: true })).toHaveValue('My words, from the van.');
	await is_accessible(page);
	await page.getByRole('button', { name: 'Save my text' }).click();
	await expect(page.getByText('My words, from the van.')).toBeVisible();
	await page.getByRole('button', { name: /^edited/ }).click();
	await expect(page.getByRole('dialog').getByText('Other words, from the office.')).toBeVisible();
	expect(heard).toEqual([]);
});

test('what an act has to say covers nothing that one presses next, on a phone', async ({ browser }) => {
	const { youssef, path } = await asked(browser);
	const page = await open_as(browser, youssef, { language: 'nl', width: 390 });
	await page.goto(path);
	const status = page.locator('p[role="status"].shown');
	const covered = () =>
		page.evaluate(() => {
			const box = document.querySelector('p[role="status"].shown')!.getBoundingClientRect();
			return [...document.querySelectorAll('a, button, [role="button"], .button, summary, textarea')].flatMap(
				(each) => {
					const { top, bottom, left, right } = each.getBoundingClientRect();
					const crosses = left < box.right && box.left < right && top < box.bottom && box.top < bottom;
					return crosses ? [each.textContent] : [];
				}
			);
		});
	// Each brings the buttons to another height.
	for (const lines of [1, 2, 3, 5, 8]) {
		await page.getByLabel('Jouw antwoord').fill('Meet eerst de lusimpedantie.\n\n'.repeat(lines));
		await page.getByRole('button', { name: 'Plaats antwoord' }).click();
		await expect(page.getByLabel('Jouw antwoord')).toHaveValue('');
		await expect(status).toHaveText('Je antwoord staat erbij.');
		await expect.poll(covered).toEqual([]);
	}
});

for (const width of [390, 1360])
	test(`what an act has to say stands over the middle of the page, ${width} pixels wide`, async ({
		browser
	}) => {
		const { youssef, path } = await asked(browser);
		const page = await open_as(browser, youssef, { width });
		await page.goto(path);
		await page.getByLabel('Your answer').fill('Measure the loop impedance first.');
		await page.getByRole('button', { name: 'Post answer' }).click();
		const middle_of = (selector: string) =>
			page.locator(selector).evaluate((element) => {
				const { left, right } = element.getBoundingClientRect();
				return (left + right) / 2;
			});
		const said = await middle_of('p[role="status"].shown');
		expect(Math.abs(said - (await middle_of('main')))).toBeLessThan(1);
	});

test('a time on an open page grows older', async ({ browser }) => {
	const { youssef, path, open } = await asked(browser);
	const page = await open(youssef);
	await page.clock.install();
	await page.goto(path);
	const asked_at = page.getByRole('article').first().locator('time').first();
	await expect(asked_at).toHaveText('just now');
	await page.clock.fastForward('03:00');
	await expect(asked_at).toHaveText(/^3\sminutes\sago$/);
});

test('an answer whose own answer was lost on the way is known by what stands on the page', async ({
	browser
}) => {
	const { youssef, question, path, open } = await asked(browser);
	const page = await open(youssef);
	await page.goto(path);
	let is_cut = true;
	await page.route('**/answers', async (route) => {
		const response = await route.fetch();
		if (is_cut) return route.abort();
		return route.fulfill({ response });
	});
	const box = page.getByLabel('Your answer');
	await box.fill('Bleed the radiator first.');
	await page.getByRole('button', { name: 'Post answer' }).click();
	await expect(page.getByRole('article').getByText('Bleed the radiator first.')).toBeVisible();
	await expect(box).toHaveValue('');
	await has_said(page, 'Your answer is posted.');
	await expect(page.getByText('No answer came')).toBeHidden();
	is_cut = false;
	await box.fill('And then fill it up.');
	await page.getByRole('button', { name: 'Post answer' }).click();
	await expect(page.getByRole('article').getByText('And then fill it up.')).toBeVisible();
	const stands = await ask_api<Question>(youssef, 'get', `/questions/${question.id}`);
	expect(stands.answers).toHaveLength(2);
});

test('an answer that turns up after all leaves whoever is in another box there', async ({ browser }) => {
	const { youssef, path, open } = await asked(browser);
	const page = await open(youssef);
	await page.goto(path);
	const { promise, resolve: cut } = Promise.withResolvers<void>();
	await page.route('**/answers', async (route) => {
		await route.fetch();
		await promise;
		await route.abort();
	});
	const box = page.getByLabel('Your answer');
	await box.fill('Bleed the radiator first.');
	await page.getByRole('button', { name: 'Post answer' }).click();
	await page.getByRole('button', { name: 'Comment' }).first().click();
	const comment = page.getByLabel('Write a comment');
	await expect(comment).toBeFocused();
	cut();
	await has_said(page, 'Your answer is posted.');
	await expect(page.getByRole('article').getByText('Bleed the radiator first.')).toBeVisible();
	await expect(box).toHaveValue('');
	await expect(comment).toBeFocused();
});

test('a second press on a slow line takes the first back, and both arrive', async ({ browser }) => {
	const { noor, youssef, question, path, open } = await asked(browser);
	const answer = await new_answer(youssef, question, 'Bleed the radiator first.');
	const reader = await open(noor);
	const { promise, resolve: let_through } = Promise.withResolvers<void>();
	const sent: string[] = [];
	await reader.route(`**/answers/${answer.id}/helpful`, async (route) => {
		sent.push(route.request().method());
		await promise;
		await route.continue();
	});
	await reader.goto(path);
	const helpful = reader.getByRole('button', { name: /^Helpful/ });
	await helpful.click();
	await expect(helpful).toHaveAccessibleName('Helpful · 1');
	await helpful.click();
	await expect(helpful).toHaveAccessibleName('Helpful');
	await expect(helpful).toHaveAttribute('aria-pressed', 'false');
	expect(sent).toEqual(['PUT']);
	let_through();
	await expect.poll(() => sent).toEqual(['PUT', 'DELETE']);
	await reader.reload();
	await expect(helpful).toHaveAccessibleName('Helpful');
});

test('an answer is withdrawn, leaves the page of others, and is put back', async ({ browser }) => {
	const { noor, youssef, question, path, open } = await asked(browser);
	await new_answer(youssef, question, 'On second thoughts.');
	const [author, reader] = [await open(youssef), await open(noor)];
	await reader.goto(path);
	await expect(reader.getByText('On second thoughts.')).toBeVisible();
	const helpful = reader.getByRole('button', { name: /^Helpful/ });
	await helpful.click();
	await expect(helpful).toHaveAccessibleName('Helpful · 1');
	await author.goto(path);
	await author.getByRole('button', { name: 'More: Youssef Amrani' }).click();
	await author.getByRole('menuitem', { name: 'Withdraw' }).click();
	await expect(author.getByText('This answer was withdrawn.')).toBeVisible();
	await expect(reader.getByText('On second thoughts.')).toBeHidden();
	await has_said(reader, `${youssef.name} withdrew an answer.`);
	await expect(author.getByRole('button', { name: 'Put it back' })).toBeFocused();
	await is_accessible(author);
	await author.getByRole('button', { name: 'Put it back' }).click();
	await expect(author.getByText('This answer was withdrawn.')).toBeHidden();
	await expect(reader.getByText('On second thoughts.')).toBeVisible();
	await expect(helpful).toHaveAttribute('aria-pressed', 'true');
	await expect(helpful).toHaveAccessibleName('Helpful · 1');
	await expect(reader.getByText('New answer from')).toBeHidden();
	await expect(reader.locator('article.fresh')).toHaveCount(0);
});

test('who comes to look, and what is too long to send, makes nobody read the question again', async ({
	browser
}) => {
	const { noor, youssef, question, path, open } = await asked(browser);
	const [reader, visitor] = [await open(noor), await open(youssef)];
	const readings: string[] = [];
	reader.on('request', (request) => {
		const { pathname } = new URL(request.url());
		if (/^\/api\/v1\/(questions|answers)\//.test(pathname)) readings.push(pathname);
	});
	await open_question(reader, path);
	const opening = [`/api/v1${path}`, `/api/v1${path}`];
	await expect.poll(() => readings).toEqual(opening);
	await open_question(visitor, path);
	// As HTML a quotation mark is six octets.
	const answer = await new_answer(youssef, question, `It is written thus: ${'"'.repeat(30_000)}`);
	await expect(reader.getByText('It is written thus')).toBeVisible();
	await ask_api(noor, 'put', `/answers/${answer.id}/helpful`);
	await expect(reader.getByRole('button', { name: 'Helpful · 1' })).toBeVisible();
	expect(readings).toEqual([...opening, `/api/v1/answers/${answer.id}`]);
});

test('a withdrawn question is ended kindly for who reads it', async ({ browser }) => {
	const { noor, youssef, path, open } = await asked(browser);
	const [author, reader] = [await open(noor), await open(youssef)];
	await reader.goto(path);
	await reader.getByLabel('Your answer').fill('Nearly done writing');
	await author.goto(path);
	await author.getByRole('button', { name: 'More', exact: true }).click();
	await author.getByRole('menuitem', { name: 'Withdraw' }).click();
	await expect(author.getByText('This question was withdrawn.')).toBeVisible();
	await expect(author.getByLabel('Your answer')).toBeHidden();
	await expect(author.getByRole('button', { name: 'Comment' })).toBeHidden();
	await expect(author.getByRole('button', { name: 'Put it back' })).toBeFocused();
	await expect(reader.getByRole('heading', { name: 'You can no longer read this question' })).toBeVisible();
	await author.getByRole('button', { name: 'Put it back' }).click();
	await expect(author.getByText('This question was withdrawn.')).toBeHidden();
	await expect(reader.getByLabel('Your answer')).toHaveValue('Nearly done writing');
});

test('a question that is put back comes back by itself where it stood open, and hears again', async ({
	browser
}) => {
	const { noor, youssef, question, path, open } = await asked(browser);
	const reader = await open(youssef);
	await open_question(reader, path);
	await ask_api(noor, 'put', `${path}/withdrawal`);
	const ended = reader.getByRole('heading', { name: 'You can no longer read this question' });
	await expect(ended).toBeVisible();
	await reader.getByRole('button', { name: 'Try again' }).click();
	await expect(reader.getByText('You still cannot read the question.')).toBeVisible();
	await ask_api(noor, 'delete', `${path}/withdrawal`);
	await expect(reader.getByRole('heading', { level: 1, name: question.title })).toBeFocused();
	await expect(ended).toBeHidden();
	await new_answer(noor, question, 'I found it myself.');
	await expect(reader.getByText('I found it myself.')).toBeVisible();
});

test('a reading that began before a question ended does not bring it back', async ({ browser }) => {
	const { noor, youssef, path, open } = await asked(browser);
	const reader = await open(youssef);
	let readings = 0;
	let let_through = () => {};
	const is_let_through = new Promise<void>((resolve) => (let_through = resolve));
	await reader.route(`**/api/v1${path}`, async (route) => {
		readings += 1;
		if (readings !== 2) return route.fallback();
		// Read while it stood there, and on its way until it ended.
		const response = await route.fetch();
		await is_let_through;
		await route.fulfill({ response });
	});
	await open_question(reader, path);
	await expect.poll(() => readings).toBe(2);
	await ask_api(noor, 'put', `${path}/withdrawal`);
	const ended = reader.getByRole('heading', { name: 'You can no longer read this question' });
	await expect(ended).toBeVisible();
	let_through();
	await expect.poll(() => readings).toBe(3);
	await expect(ended).toBeVisible();
	await reader.getByRole('button', { name: 'Try again' }).click();
	await expect(reader.getByText('You still cannot read the question.')).toBeVisible();
});

test('who is let in again comes back to a question with a press, and hears again', async ({ browser }) => {
	const [noor, youssef] = await Promise.all([new_person('Noor Smit'), new_person('Youssef Amrani')]);
	const community = await new_community(noor, 'closed');
	const let_in = async () => {
		await join_community(youssef, community);
		await ask_api(noor, 'put', `/communities/${community.id}/members/${youssef.id}`);
	};
	await let_in();
	const question = await new_question(noor, community);
	const reader = await open_as(browser, youssef);
	await open_question(reader, `/questions/${question.id}`);
	await ask_api(youssef, 'delete', `/communities/${community.id}/membership`);
	await expect(reader.getByRole('heading', { name: 'You can no longer read this question' })).toBeVisible();
	await let_in();
	await reader.getByRole('button', { name: 'Try again' }).press('Enter');
	await expect(reader.getByRole('heading', { level: 1, name: question.title })).toBeFocused();
	await new_answer(noor, question, 'I found it myself.');
	await expect(reader.getByText('I found it myself.')).toBeVisible();
	await expect(reader.getByText('New answer from Noor Smit.')).toBeVisible();
});

test('a question is found by its words, and what is not found can be asked', async ({ browser }) => {
	const { noor, community } = await two_colleagues();
	const title = `Which wrench fits the quibblewidget ${community.id}?`;
	await new_question(noor, community, title);
	const page = await open_as(browser, noor, { width: 1360 });
	await page.goto('/');
	const field = page.getByRole('searchbox').first();
	await expect(async () => {
		await field.fill('quibblewidget');
		await field.press('Enter');
		await expect(page.getByRole('link', { name: title })).toBeVisible({ timeout: 1_000 });
	}).toPass();
	await field.fill('zzyzx plumbus');
	await field.press('Enter');
	await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
	await page.getByRole('link', { name: 'Ask this as a question' }).click();
	await expect(page.getByLabel('Your question')).toHaveValue('zzyzx plumbus');
});

test('what one types while the last search is still arriving stays', async ({ browser }) => {
	const { noor } = await two_colleagues();
	const page = await open_as(browser, noor, { width: 1360 });
	await page.goto('/');
	const { promise: held, resolve: arrive } = Promise.withResolvers<void>();
	await page.route('**/api/v1/search?q=quibblewidget*', async (route) => {
		await held;
		await route.fallback();
	});
	const field = page.getByRole('searchbox').first();
	await field.fill('quibblewidget');
	const asking = page.waitForRequest('**/api/v1/search?q=quibblewidget*');
	await field.press('Enter');
	await asking;
	await field.fill('zzyzx plumbus');
	arrive();
	await page.waitForURL('**/search?q=quibblewidget');
	await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
	await expect(field).toHaveValue('zzyzx plumbus');
	await expect(field).toBeFocused();
	await field.press('Enter');
	await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeFocused();
});

test('what was found in an answer is said to be of who wrote it, beside who asked', async ({ browser }) => {
	const { noor, youssef, question, open } = await asked(browser);
	const word = `inrush${unique()}`;
	await new_answer(youssef, question, `The ${word} current is high.`);
	const found = () => ask_api<{ items: object[] }>(noor, 'get', `/search?q=${word}`);
	await expect.poll(async () => (await found()).items.length).toBe(1);
	const page = await open(noor);
	await page.goto(`/search?q=${word}`);
	const hit = page.getByRole('main').getByRole('article');
	await expect(hit.getByText(/^In an answer by Youssef Amrani, just now$/)).toBeVisible();
	await expect(hit.getByText(/^Asked by Noor Smit, /)).toBeVisible();
	await fits(page);
	await is_accessible(page);
});

test('a search that is too long stays in the field, with the reason', async ({ browser }) => {
	const { noor, open } = await asked(browser);
	const page = await open(noor);
	const q = 'breaker '.repeat(30).trim();
	await page.goto(`/search?q=${encodeURIComponent(q)}`);
	await expect(page.getByText('Search with at most 200 characters.')).toBeVisible();
	const field = page.getByRole('main').getByRole('searchbox');
	await expect(field).toHaveValue(q);
	await is_accessible(page);
	await field.fill('breaker');
	await field.press('Enter');
	await expect(page.getByText('Search with at most')).toBeHidden();
	await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
});

test('who asked is not asked to answer, and a withdrawn question asks nobody', async ({ browser }) => {
	const { noor, youssef, path, open } = await asked(browser);
	const [asker, reader] = [await open(noor), await open(youssef)];
	await reader.goto(path);
	await expect(reader.getByText('Know part of it?')).toBeVisible();
	await asker.goto(path);
	await expect(asker.getByText('Found it yourself?')).toBeVisible();
	await expect(asker.getByText('Know part of it?')).toBeHidden();
	await asker.getByRole('button', { name: 'More', exact: true }).click();
	await asker.getByRole('menuitem', { name: 'Withdraw' }).click();
	await expect(asker.getByText('This question was withdrawn.')).toBeVisible();
	await expect(asker.getByText('Found it yourself?')).toBeHidden();
});

test('what came along from elsewhere stands on the page: a count, and questions it is linked with', async ({
	browser
}) => {
	const { noor, community } = await two_colleagues();
	const question = await new_question(noor, community);
	const earlier = await new_question(noor, community, 'Which breaker for a heat pump of 9 kW?');
	// An import is begun on the server; here the reading says what one would have left behind.
	const links = (['duplicate_of', 'has_duplicate', 'related'] as const).map((linked) => ({
		id: earlier.id,
		linked,
		title: `${earlier.title} ${'Aardlekschakelaarkarakteristiek'.repeat(2)}`,
		answers: 2,
		accepted: true
	}));
	const views = [
		{ language: 'nl', scheme: 'light', width: 320 },
		{ language: 'en', scheme: 'dark', width: 1360 }
	] as const;
	const words = {
		nl: ['14 keer nuttig gevonden', 'Dubbel van', 'Ook gevraagd als', 'Verwant'],
		en: ['Found helpful 14 times', 'Duplicate of', 'Also asked as', 'Related']
	};
	for (const view of views) {
		const page = await open_as(browser, noor, view);
		const heard = complaints(page);
		await page.route(`**/api/v1/questions/${question.id}`, async (route) => {
			const response = await route.fetch();
			await route.fulfill({ response, json: { ...(await response.json()), likes: 14, links } });
		});
		await page.goto(`/questions/${question.id}`);
		const [likes, ...kinds] = words[view.language];
		await expect(page.getByText(likes!)).toBeVisible();
		for (const kind of kinds) await expect(page.getByRole('region', { name: kind })).toBeVisible();
		await fits(page);
		await is_accessible(page);
		await page.getByRole('region', { name: kinds[0] }).getByRole('link').press('Enter');
		await expect(page.getByRole('heading', { level: 1, name: earlier.title })).toBeVisible();
		expect(heard).toEqual([]);
		await page.context().close();
	}
});

test('a thread that is full says so, and keeps what was being written', async ({ browser }) => {
	const { noor, youssef, question, path } = await asked(browser);
	const answer = await new_answer(noor, question, 'Measure the loop impedance first.');
	for (const about of [path, `/answers/${answer.id}`])
		await ask_api(noor, 'post', `${about}/comments`, { text: 'Since when?' });
	// Nobody writes five hundred answers here; the reading says what they would have left.
	const fill = (read: Question) => ({
		...read,
		may: { ...read.may, answer: false, comment: false },
		answers: read.answers.map((answer) => ({ ...answer, may: { ...answer.may, comment: false } }))
	});
	const views = [
		{
			language: 'nl',
			scheme: 'light',
			width: 320,
			label: 'Jouw antwoord',
			act: 'Reageer',
			kept: 'Wat je aan het schrijven was'
		},
		{
			language: 'en',
			scheme: 'dark',
			width: 1360,
			label: 'Your answer',
			act: 'Comment',
			kept: 'What you were writing'
		}
	] as const;
	const words = {
		nl: ['Hier past geen antwoord van jou meer bij', 'Hier past geen reactie van jou meer bij'],
		en: ['No more answers of yours fit here', 'No more comments of yours fit here']
	};
	for (const { label, act, kept, ...view } of views) {
		const page = await open_as(browser, youssef, view);
		const heard = complaints(page);
		await open_question(page, path);
		await page.getByLabel(label).fill('Nearly done writing');
		await expect.poll(() => page.getByRole('button', { name: act }).count()).toBe(2);
		await page.route(`**/api/v1/questions/${question.id}`, async (route) => {
			const response = await route.fetch();
			await route.fulfill({ response, json: fill((await response.json()) as Question) });
		});
		await page.reload();
		const [answers, comments] = words[view.language];
		await expect(page.getByText(answers!)).toBeVisible();
		await expect(page.getByText(comments!)).toHaveCount(2);
		await expect(page.getByLabel(label)).toBeHidden();
		await expect(page.getByRole('button', { name: act })).toBeHidden();
		await expect(page.getByRole('textbox', { name: kept })).toHaveValue('Nearly done writing');
		await fits(page);
		await is_accessible(page);
		expect(heard).toEqual([]);
		await page.context().close();
	}
});
